import { DoorClosed } from 'lucide-react';
import { Bar } from '../../ui/bar';
import { Button } from '../../ui/button';

interface GoneRoomBarProps {
  readonly name: string;
  readonly onDismiss: () => void;
}

/** Says why the person is suddenly somewhere else: the room they were in went away. */
export function GoneRoomBar({ name, onDismiss }: GoneRoomBarProps) {
  return (
    <Bar
      tone="caution"
      icon={<DoorClosed />}
      actions={
        <Button size="small" onClick={onDismiss}>
          All right
        </Button>
      }
    >
      {name} is no longer here for you: it was deleted, or somebody took you out of it.
    </Bar>
  );
}

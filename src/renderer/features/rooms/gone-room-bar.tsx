import { DoorClosed } from 'lucide-react';
import { useWords } from '../../state/words';
import { Bar } from '../../ui/bar';
import { Button } from '../../ui/button';

interface GoneRoomBarProps {
  readonly name: string;
  readonly onDismiss: () => void;
}

/** Says why the person is suddenly somewhere else: the room they were in went away. */
export function GoneRoomBar({ name, onDismiss }: GoneRoomBarProps) {
  const words = useWords().rooms.gone;
  return (
    <Bar
      tone="caution"
      icon={<DoorClosed />}
      actions={
        <Button size="small" onClick={onDismiss}>
          {words.dismiss}
        </Button>
      }
    >
      {words.text(name)}
    </Bar>
  );
}

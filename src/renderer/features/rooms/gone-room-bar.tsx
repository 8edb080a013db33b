import { DoorClosed } from 'lucide-react';
import { useDrafts } from '../../state/drafts';
import { useWords } from '../../state/words';
import { Bar } from '../../ui/bar';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';

interface GoneRoomBarProps {
  readonly host: string;
  readonly room: string;
  readonly name: string;
  readonly onDismiss: () => void;
}

/** Says why the person is suddenly somewhere else: the room they were in went away. */
export function GoneRoomBar({ host, room, name, onDismiss }: GoneRoomBarProps) {
  const words = useWords().rooms.gone;
  const { text } = useDrafts().get({ host, room, thread: null });
  return (
    <Bar
      tone="caution"
      icon={<DoorClosed />}
      actions={
        <>
          {text !== '' && (
            <CopyButton size="small" value={text}>
              {words.copyDraft}
            </CopyButton>
          )}
          <Button size="small" onClick={onDismiss}>
            {words.dismiss}
          </Button>
        </>
      }
    >
      {words.text(name)}
    </Bar>
  );
}

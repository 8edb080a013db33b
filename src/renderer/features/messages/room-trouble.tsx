import { DoorClosed, Unplug } from 'lucide-react';
import type { ChatRoom } from '#shared/nouns/room';
import { useBridge } from '../../state/bridge';
import { type KnownRoom, useOpenRoom } from '../../state/room';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { Pane } from '../../ui/pane';

interface RoomTroubleProps {
  readonly room: ChatRoom;
  readonly trouble: NonNullable<KnownRoom['trouble']>;
}

/** A room that cannot be shown: gone for this person, or not to be had for now. */
export function RoomTrouble({ room, trouble }: RoomTroubleProps) {
  const bridge = useBridge();
  const { host, reopen } = useOpenRoom();
  const words = useWords().messages.trouble;
  if (trouble.kind === 'closed') {
    return <Pane tone="neutral" icon={<DoorClosed />} title={words.closed(room.name)} text={trouble.message} alert />;
  }
  const tryAgain = () => {
    void bridge.request('connect.retry', { host });
    reopen();
  };
  const details = `unavailable · room-${room.id} · ${new Date().toISOString()}\n${trouble.message}`;
  return (
    <Pane
      alert
      tone="danger"
      icon={<Unplug />}
      title={words.title}
      text={words.text(trouble.message)}
      actions={
        <>
          <Button variant="primary" onClick={tryAgain}>
            {words.retry}
          </Button>
          <CopyButton value={details}>{words.details}</CopyButton>
        </>
      }
    />
  );
}

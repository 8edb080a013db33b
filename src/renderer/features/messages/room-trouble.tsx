import { DoorClosed, Unplug } from 'lucide-react';
import type { ChatRoom } from '#shared/nouns/room';
import { useBridge } from '../../state/bridge';
import { type OpenRoom, useRoom } from '../../state/room';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { Pane } from '../../ui/pane';

interface RoomTroubleProps {
  readonly room: ChatRoom;
  readonly trouble: NonNullable<OpenRoom['trouble']>;
}

/** A room that cannot be shown: gone for this person, or not to be had for now. */
export function RoomTrouble({ room, trouble }: RoomTroubleProps) {
  const bridge = useBridge();
  const { host, reopen } = useRoom();
  if (trouble.kind === 'closed') {
    return <Pane tone="neutral" icon={<DoorClosed />} title={`${room.name} is closed`} text={trouble.message} alert />;
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
      title="This room did not open"
      text={`${trouble.message} The other rooms are not touched by it. Nothing you wrote is lost.`}
      actions={
        <>
          <Button variant="primary" onClick={tryAgain}>
            Try again
          </Button>
          <CopyButton value={details}>Copy details</CopyButton>
        </>
      }
    />
  );
}

import { useEffect, useState } from 'react';
import type { ChatRoom } from '#shared/nouns/room';
import { useBridge } from '../../state/bridge';
import { useWords } from '../../state/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';

interface RoomDialogProps {
  readonly host: string;
  readonly room: ChatRoom;
  readonly onClose: () => void;
}

/** Asks before a room is deleted with everything in it. */
export function DeleteRoomDialog({ host, room, onClose }: RoomDialogProps) {
  const bridge = useBridge();
  const words = useWords().rooms.delete;
  const messages = useMessageCount(host, room.id);
  const remove = async () => {
    const answer = await bridge.pushRoom(host, room.id, 'chatroom-delete', {});
    return answer.ok ? null : answer.error.message;
  };
  return (
    <ConfirmDialog title={words.title(room.name)} action={words.action} onConfirm={remove} onClose={onClose}>
      {messages === null ? words.everything : words.text(messages)}
    </ConfirmDialog>
  );
}

/** How many messages a room has by now, as the host tells it; null until it does. What is known of the room is older. */
function useMessageCount(host: string, room: string): number | null {
  const bridge = useBridge();
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    let gone = false;
    void bridge.pushRoom(host, room, 'history', { limit: 1 }).then((answer) => {
      if (answer.ok && !gone) setCount(answer.value.messages.at(-1)?.seq ?? 0);
    });
    return () => {
      gone = true;
    };
  }, [bridge, host, room]);
  return count;
}

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
  const remove = async () => {
    const answer = await bridge.pushRoom(host, room.id, 'chatroom-delete', {});
    return answer.ok ? null : answer.error.message;
  };
  return (
    <ConfirmDialog title={words.title(room.name)} action={words.action} onConfirm={remove} onClose={onClose}>
      {words.text(room.seq)}
    </ConfirmDialog>
  );
}

import type { ChatRoom } from '#shared/nouns/room';
import { useBridge } from '../../state/bridge';
import { ConfirmDialog } from '../../ui/confirm-dialog';

interface RoomDialogProps {
  readonly host: string;
  readonly room: ChatRoom;
  readonly onClose: () => void;
}

/** Asks before a room is deleted with everything in it. */
export function DeleteRoomDialog({ host, room, onClose }: RoomDialogProps) {
  const bridge = useBridge();
  const remove = async () => {
    const answer = await bridge.pushRoom(host, room.id, 'chatroom-delete', {});
    return answer.ok ? null : answer.error.message;
  };
  return (
    <ConfirmDialog title={`Delete ${room.name}?`} action="Delete room" onConfirm={remove} onClose={onClose}>
      {deletionWords(room)}
    </ConfirmDialog>
  );
}

/** What is lost with a room. */
export function deletionWords({ seq }: Pick<ChatRoom, 'seq'>): string {
  if (seq === 0) return 'Nothing is written in it yet. It disappears for everyone.';
  if (seq === 1) return 'Its one message goes with it, for everyone. It cannot be brought back.';
  return `Its ${seq.toLocaleString('en')} messages go with it, for everyone. They cannot be brought back.`;
}

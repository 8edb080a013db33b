import type { ChatRoom } from '#shared/nouns/room';
import { useBridge } from '../../state/bridge';
import { useSystem } from '../../state/system';
import { useWords } from '../../state/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';

interface LeaveRoomDialogProps {
  readonly host: string;
  readonly room: ChatRoom;
  readonly onClose: () => void;
}

/** Asks before a private room is left: only somebody in it can bring one back. */
export function LeaveRoomDialog({ host, room, onClose }: LeaveRoomDialogProps) {
  const bridge = useBridge();
  const words = useWords().rooms.leave;
  const system = useSystem(host);
  const leave = async () => {
    const me = system?.user.id;
    const now = system?.chatrooms.find(({ id }) => id === room.id) ?? room;
    const users = now.users.filter((id) => id !== me);
    const answer = await bridge.pushRoom(host, room.id, 'chatroom-update', { users });
    return answer.ok ? null : answer.error.message;
  };
  return (
    <ConfirmDialog title={words.title(room.name)} action={words.action} onConfirm={leave} onClose={onClose}>
      {words.text}
    </ConfirmDialog>
  );
}

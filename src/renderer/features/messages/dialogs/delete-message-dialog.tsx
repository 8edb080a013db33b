import type { ChatMessage } from '#shared/nouns/message';
import { useBridge } from '../../../state/bridge';
import { useNavigation } from '../../../state/navigation';
import { useSystem } from '../../../state/system';
import { useWords } from '../../../state/words';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { useAnnounce } from '../../../ui/live-region';

interface DeleteMessageDialogProps {
  readonly host: string;
  readonly message: ChatMessage;
  readonly onClose: () => void;
}

/** Asks before a message goes for everybody. */
export function DeleteMessageDialog({ host, message, onClose }: DeleteMessageDialogProps) {
  const { messages: words } = useWords();
  const bridge = useBridge();
  const system = useSystem(host);
  const announce = useAnnounce();
  const requestFocus = useNavigation((navigation) => navigation.requestFocus);
  const author = system?.users.find(({ id }) => id === message.user)?.name ?? words.somebody;
  const own = system?.user.id === message.user;
  const remove = async () => {
    const answer = await bridge.pushRoom(host, message.room, 'chat-message-delete', { seq: message.seq });
    if (!answer.ok) return answer.error.message;
    announce(words.done.deleted);
    requestFocus('composer');
    return null;
  };
  return (
    <ConfirmDialog title={words.delete.title} action={words.delete.action} onConfirm={remove} onClose={onClose}>
      {own ? words.delete.own : words.delete.others(author)}
    </ConfirmDialog>
  );
}

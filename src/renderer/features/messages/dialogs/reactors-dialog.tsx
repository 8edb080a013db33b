import { useEffect, useState } from 'react';
import type { ChatMessage } from '#shared/nouns/message';
import { useBridge } from '../../../state/bridge';
import { useWords } from '../../../state/words';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { FormError } from '../../../ui/form-error';
import text from '../../../ui/text.module.css';
import { useAuthors } from '../use-authors';
import styles from './dialogs.module.css';

interface ReactorsDialogProps {
  readonly host: string;
  readonly message: ChatMessage;
  readonly onClose: () => void;
}

/** Who answered a message in emoji: all of them, page by page. */
export function ReactorsDialog({ host, message, onClose }: ReactorsDialogProps) {
  const { messages: words } = useWords();
  return (
    <Dialog title={words.reactions.title} size="small" onClose={onClose} reading>
      {message.reactions.map(({ emoji, count }) => (
        <Reactors key={emoji} host={host} message={message} emoji={emoji} count={count} />
      ))}
    </Dialog>
  );
}

interface ReactorsProps extends Omit<ReactorsDialogProps, 'onClose'> {
  readonly emoji: string;
  readonly count: number;
}

function Reactors({ host, message, emoji, count }: ReactorsProps) {
  const { messages: words } = useWords();
  const authorOf = useAuthors(host);
  const { users, more, problem, load } = useReactors(host, message, emoji);
  return (
    <section aria-label={words.reactions.who(emoji)}>
      <h3 className={styles.emoji}>
        <span>{emoji}</span> {count}
      </h3>
      <ul className={styles.people}>
        {users.map((id) => (
          <li key={id}>
            <Avatar user={authorOf(id)} size="sm" />
            <span className={text.cut}>{authorOf(id).name}</span>
          </li>
        ))}
      </ul>
      {problem && <FormError message={problem} />}
      {more && (
        <Button size="small" onClick={load}>
          {words.reactions.all}
        </Button>
      )}
    </section>
  );
}

/** The people behind one emoji; the first page comes by itself. */
function useReactors(host: string, { room, seq }: ChatMessage, emoji: string) {
  const bridge = useBridge();
  const [users, setUsers] = useState<readonly string[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void bridge.pushRoom(host, room, 'reaction-users', { seq, emoji }).then((answer) => {
      if (gone) return;
      setUsers(answer.ok ? answer.value.users : []);
      setCursor(answer.ok ? answer.value.cursor : null);
      setProblem(answer.ok ? null : answer.error.message);
    });
    return () => {
      gone = true;
    };
  }, [bridge, host, room, seq, emoji]);
  const load = async () => {
    const answer = await bridge.pushRoom(host, room, 'reaction-users', { seq, emoji, cursor });
    setProblem(answer.ok ? null : answer.error.message);
    if (!answer.ok) return;
    setUsers((known) => [...known, ...answer.value.users.filter((id) => !known.includes(id))]);
    setCursor(answer.value.cursor);
  };
  return { users, more: cursor !== null, problem, load: () => void load() };
}

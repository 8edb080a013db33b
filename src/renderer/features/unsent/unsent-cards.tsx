import { MessageCircleX } from 'lucide-react';
import { useEffect } from 'react';
import type { StrandedMessage } from '#shared/bridge/state';
import { useAppState, useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { CornerCard } from '../../ui/corner-cards';
import { useAnnounce } from '../../ui/live-region';
import styles from './unsent-cards.module.css';

/** So many messages are shown; the others are counted, and copied all the same. */
const SHOWN = 3;

/** What was written to rooms that went away before it was sent. It stays until the person is done with it. */
export function UnsentCards() {
  const hosts = useAppState((state) => state.hosts);
  return hosts.flatMap(({ id, stranded }) =>
    Array.from(byRoom(stranded), ([room, messages]) => (
      <UnsentCard key={`${id} ${room}`} host={id} room={room} messages={messages} />
    )),
  );
}

interface UnsentCardProps {
  readonly host: string;
  readonly room: string;
  readonly messages: readonly StrandedMessage[];
}

function UnsentCard({ host, room, messages }: UnsentCardProps) {
  const bridge = useBridge();
  const announce = useAnnounce();
  const words = useWords().messages.unsent;
  const requestFocus = useNavigation((navigation) => navigation.requestFocus);
  const title = words.title(messages[0]?.room_name ?? null);
  useEffect(() => announce(title), [announce, title]);
  const discard = async () => {
    // The focus was in the card, which goes.
    requestFocus('composer');
    for (const { client_id } of messages) {
      const answer = await bridge.request('message.discard', { host, room, client_id });
      if (!answer.ok) return announce(answer.error.message, 'assertive');
    }
  };
  return (
    <CornerCard
      title={title}
      icon={<MessageCircleX className={styles.icon} />}
      onLeave={() => requestFocus('composer')}
    >
      <ul className={styles.messages}>
        {messages.slice(0, SHOWN).map((message) => (
          <li key={message.client_id} className={styles.message}>
            {told(message)}
          </li>
        ))}
      </ul>
      {messages.length > SHOWN && <p>{words.more(messages.length - SHOWN)}</p>}
      <footer>
        <CopyButton size="small" value={messages.map(told).join('\n\n')} data-initial-focus>
          {words.copy(messages.length)}
        </CopyButton>
        <Button size="small" onClick={() => void discard()}>
          {words.discard(messages.length)}
        </Button>
      </footer>
    </CornerCard>
  );
}

/** A message in words: its text, and what its files are called. */
const told = ({ message, files }: StrandedMessage): string =>
  [message, files.join(', ')].filter((part) => part !== '').join('\n');

function byRoom(messages: readonly StrandedMessage[]): ReadonlyMap<string, readonly StrandedMessage[]> {
  const rooms = new Map<string, StrandedMessage[]>();
  for (const message of messages) rooms.set(message.room, [...(rooms.get(message.room) ?? []), message]);
  return rooms;
}

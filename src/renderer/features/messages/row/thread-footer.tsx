import { MessagesSquare } from 'lucide-react';
import type { ThreadSummary } from '#shared/protocol/room-channel';
import { useSpeech } from '../../../state/words';
import text from '../../../ui/text.module.css';
import { shortTime } from '../../../ui/time';
import { useNow } from '../../../ui/use-now';
import styles from './message-row.module.css';

interface ThreadFooterProps {
  readonly summary: ThreadSummary;
  /** When the newest reply was written, where it is at hand. */
  readonly last: string | null;
  readonly onOpen: (root: number) => void;
  readonly reachable: boolean;
}

/** Below a message that began a thread: how many answered, and the way to them. */
export function ThreadFooter({ summary, last, onOpen, reachable }: ThreadFooterProps) {
  const speech = useSpeech();
  const { words } = speech;
  const now = useNow();
  const replies = words.messages.thread.replies(summary.replies);
  return (
    <button
      type="button"
      className={styles.threadFooter}
      tabIndex={reachable ? 0 : -1}
      onClick={() => onOpen(summary.thread)}
    >
      <MessagesSquare />
      {replies}
      {last && <span className={styles.threadLast}>{words.messages.thread.last(shortTime(last, now, speech))}</span>}
      <span className={text.hidden}>, {words.messages.thread.open}</span>
    </button>
  );
}

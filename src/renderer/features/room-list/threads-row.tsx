import { MessagesSquare } from 'lucide-react';
import { usePanels } from '../../state/panels';
import { useWords } from '../../state/words';
import { classNames } from '../../ui/class-names';
import { CountBadge } from '../../ui/count-badge';
import text from '../../ui/text.module.css';
import type { RovingFocus } from '../../ui/use-roving-focus';
import styles from './room-list.module.css';

interface ThreadsRowProps {
  /** Unread replies in one's threads. */
  readonly unread: number;
  readonly roving: RovingFocus;
}

/** The way to one's threads, while something in them is new: like an invitation it is gone once it is answered. */
export function ThreadsRow({ unread, roving }: ThreadsRowProps) {
  const words = useWords().roomList;
  const { openSide } = usePanels();
  return (
    <button
      type="button"
      className={classNames(styles.row, styles.unread)}
      aria-label={`${words.threads}, ${words.unread(unread)}`}
      {...roving.item('threads')}
      onClick={() => openSide({ kind: 'threads' })}
    >
      <MessagesSquare />
      <span className={classNames(text.cut, text.grow)}>{words.threads}</span>
      <CountBadge count={unread} calling />
    </button>
  );
}

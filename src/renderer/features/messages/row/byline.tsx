import { Bookmark, Pin } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../state/words';
import text from '../../../ui/text.module.css';
import { clock, fullTime } from '../../../ui/time';
import type { WrittenRow } from '../timeline-rows';
import styles from './message-row.module.css';
import type { Author } from './row-actions';

interface BylineProps {
  readonly id: string;
  readonly author: Author;
  readonly row: WrittenRow;
  /** Who and when is only spoken: the message continues the one above, or has its author's name in it. */
  readonly hidden: boolean;
  /** The whole time as a tooltip. */
  readonly whole: boolean;
  readonly saved: boolean;
  readonly children?: ReactNode;
}

/** Who wrote a message, when, and what became of it since. */
export function Byline({ id, author, row, hidden, whole, saved, children }: BylineProps) {
  const { words, locale } = useSpeech();
  const written = row.kind === 'message' ? row.message : row.entry;
  const { created } = written;
  const message = row.kind === 'message' && row.message.deleted === null ? row.message : null;
  return (
    <div className={hidden ? styles.marksOnly : styles.by}>
      <span id={id} className={hidden ? text.hidden : styles.who}>
        <span className={styles.author}>
          <bdi>{author.name}</bdi>
        </span>
        <span className={text.hidden}>, </span>
        <time dateTime={created} title={whole ? fullTime(created, locale) : undefined}>
          {clock(created, locale)}
        </time>
        {message?.edited && <span className={text.hidden}>, {words.messages.row.edited}</span>}
        {message?.pinned && <span className={text.hidden}>, {words.messages.row.pinned}</span>}
        {saved && <span className={text.hidden}>, {words.messages.row.saved}</span>}
        <span className={text.hidden}>: </span>
      </span>
      {!hidden && message?.edited && (
        <span
          className={styles.mark}
          title={words.messages.row.editedAt(fullTime(message.edited, locale))}
          aria-hidden="true"
        >
          {words.messages.row.edited}
        </span>
      )}
      {!hidden && message?.pinned && <Mark icon={<Pin />} label={words.messages.row.pinned} />}
      {!hidden && saved && <Mark icon={<Bookmark />} label={words.messages.row.saved} />}
      {children}
    </div>
  );
}

/** A sign that is told in words where the row's name is. */
export function Mark({ icon, label }: { readonly icon: ReactNode; readonly label: string }) {
  return (
    <span className={styles.mark} title={label} aria-hidden="true">
      {icon}
    </span>
  );
}

import { CircleAlert, Clock, Copy } from 'lucide-react';
import { memo, type ReactNode, useId, useState } from 'react';
import type { User } from '#shared/nouns/user';
import { Avatar } from '../../ui/avatar';
import { classNames } from '../../ui/class-names';
import { IconButton } from '../../ui/icon-button';
import text from '../../ui/text.module.css';
import { clock, fullTime, shortClock } from '../../ui/time';
import { FoldedText } from './folded-text';
import styles from './message-row.module.css';
import { failureWords, useOnItsWay } from './sending';
import type { WrittenRow } from './timeline-rows';

/** What can be done with a message from its row. All of them are stable functions, so that rows are not drawn anew. */
export interface RowActions {
  readonly copy: (text: string) => void;
  readonly toggleFold: (key: string) => void;
  /** Resolves with the sentence to show when that could not be done, null when it was. */
  readonly retry: (clientId: string) => Promise<string | null>;
  readonly discard: (clientId: string) => Promise<string | null>;
}

/** Who wrote a message; someone the host no longer tells of has a name in words. */
export type Author = Pick<User, 'id' | 'name' | 'color'>;

interface MessageRowProps {
  readonly row: WrittenRow;
  readonly author: Author;
  /** Has the focus, or would get it: its links and buttons are in the tab order. */
  readonly active: boolean;
  readonly unfolded: boolean;
  /** Just brought into sight. */
  readonly washed: boolean;
  /** What waiting messages wait for: the host's name, or null while it is connected. */
  readonly waitsFor: string | null;
  readonly actions: RowActions;
}

/** One message, or one on its way. Its name is author, time and text. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { row, author, active, unfolded, washed, waitsFor, actions } = props;
  const id = useId();
  const [pointed, setPointed] = useState(false);
  const { text: written, created } = contentOf(row);
  const onItsWay = useOnItsWay(row);
  return (
    <article
      aria-labelledby={`${id}-by ${id}-text`}
      data-row={row.key}
      tabIndex={-1}
      className={classNames(
        styles.row,
        row.continues && styles.continues,
        onItsWay && styles.onItsWay,
        washed && styles.washed,
      )}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
    >
      <Gutter row={row} author={author} onItsWay={onItsWay} />
      <div>
        <Byline id={`${id}-by`} author={author} created={created} hidden={row.continues} whole={pointed} />
        <FoldedText
          id={`${id}-text`}
          text={written}
          unfolded={unfolded}
          onToggle={() => actions.toggleFold(row.key)}
          reachable={active}
        />
        <OutboxNote row={row} waitsFor={waitsFor} actions={actions} reachable={active} />
      </div>
      {(pointed || active) && (
        <div className={styles.tools}>
          <IconButton
            label="Copy text"
            keys="C"
            icon={<Copy />}
            tabIndex={active ? 0 : -1}
            onClick={() => actions.copy(written)}
          />
        </div>
      )}
    </article>
  );
});

/** The text of a row and when it was written. */
export const contentOf = (row: WrittenRow): { readonly text: string; readonly created: string } =>
  row.kind === 'message'
    ? { text: row.message.message, created: row.message.created }
    : { text: row.entry.message, created: row.entry.created };

function Gutter({ row, author, onItsWay }: { row: WrittenRow; author: Author; onItsWay: boolean }) {
  if (!row.continues) {
    return (
      <span className={styles.avatar}>
        <Avatar user={author} />
      </span>
    );
  }
  return (
    <span className={classNames(styles.gutter, onItsWay && styles.shown)} aria-hidden="true">
      {onItsWay ? <Clock /> : shortClock(contentOf(row).created)}
    </span>
  );
}

interface BylineProps {
  readonly id: string;
  readonly author: Author;
  readonly created: string;
  /** The message continues the one above: who and when is only spoken. */
  readonly hidden: boolean;
  /** The whole time as a tooltip. */
  readonly whole: boolean;
}

function Byline({ id, author, created, hidden, whole }: BylineProps) {
  return (
    <div id={id} className={hidden ? text.hidden : styles.by}>
      <span className={styles.author}>
        <bdi>{author.name}</bdi>
      </span>
      <span className={text.hidden}>, </span>
      <time dateTime={created} title={whole ? fullTime(created) : undefined}>
        {clock(created)}
      </time>
      <span className={text.hidden}>: </span>
    </div>
  );
}

interface OutboxNoteProps {
  readonly row: WrittenRow;
  readonly waitsFor: string | null;
  readonly actions: RowActions;
  readonly reachable: boolean;
}

/** Below one's own message while it is not sent: what it waits for, or why it failed and what to do. */
function OutboxNote({ row, waitsFor, actions, reachable }: OutboxNoteProps) {
  const [problem, setProblem] = useState<string | null>(null);
  if (row.kind === 'message') return null;
  const { entry, waiting } = row;
  if (entry.state === 'waiting') return waiting > 0 && <WaitingNote row={row} waitsFor={waitsFor} />;
  const tabIndex = reachable ? 0 : -1;
  return (
    <Note failed icon={<CircleAlert />}>
      {problem ?? failureWords(entry.error)}
      <button
        type="button"
        tabIndex={tabIndex}
        onClick={(event) => {
          // The button goes; the row stays.
          event.currentTarget.closest<HTMLElement>('[data-row]')?.focus();
          void actions.retry(entry.client_id).then(setProblem);
        }}
      >
        Try again
      </button>
      <button type="button" tabIndex={tabIndex} onClick={() => void actions.discard(entry.client_id).then(setProblem)}>
        Delete
      </button>
    </Note>
  );
}

/** The newest waiting message carries the words for all of them. */
function WaitingNote({ row, waitsFor }: { row: Extract<WrittenRow, { kind: 'outbox' }>; waitsFor: string | null }) {
  const shown = useOnItsWay(row);
  if (!shown) return null;
  if (waitsFor === null) return <Note icon={<Clock />}>Sending</Note>;
  const words = row.waiting === 1 ? '1 message is waiting' : `${row.waiting} messages are waiting`;
  return (
    <Note>
      {words} for {waitsFor}
    </Note>
  );
}

function Note({ failed = false, icon, children }: { failed?: boolean; icon?: ReactNode; children: ReactNode }) {
  return (
    <div className={classNames(styles.note, failed && styles.failed)}>
      {icon}
      {children}
    </div>
  );
}

import { Bookmark, Clock, Pin } from 'lucide-react';
import { memo, useId, useState } from 'react';
import { isAction } from '#shared/action-text';
import { useSpeech } from '../../../state/words';
import { Avatar } from '../../../ui/avatar';
import { classNames } from '../../../ui/class-names';
import { MessageFiles } from '../../../ui/files/message-files';
import text from '../../../ui/text.module.css';
import { shortClock } from '../../../ui/time';
import { Byline, Mark } from './byline';
import { DeliveryMark } from './delivery-mark';
import styles from './message-row.module.css';
import { MessageText } from './message-text';
import { OutboxNote } from './outbox-note';
import { Reactions } from './reactions';
import { ReplyQuote } from './reply-quote';
import type { MessageRowProps } from './row-props';
import { RowTools } from './row-tools';
import { useOnItsWay } from './sending';
import { ThreadFooter } from './thread-footer';
import { Uploads } from './uploads';

/** One message, or one on its way. Its name is author, time, text, and what others answered in emoji. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { row, active, washed, held, mentionsMe } = props;
  const id = useId();
  const [pointed, setPointed] = useState(false);
  const [low, setLow] = useState(false);
  const onItsWay = useOnItsWay(row);
  const shown = { ...props, pointed: pointed || held, onItsWay, id };
  const labels = [`${id}-by`, `${id}-text`, `${id}-extras`];
  return (
    <article
      aria-labelledby={labels.join(' ')}
      data-row={row.key}
      data-seq={row.kind === 'message' ? row.message.seq : undefined}
      tabIndex={-1}
      className={classNames(
        styles.row,
        row.continues && styles.continues,
        onItsWay && styles.onItsWay,
        mentionsMe && styles.mentionsMe,
        held && styles.held,
        washed && styles.washed,
      )}
      onPointerEnter={(event) => {
        setPointed(true);
        setLow(isAtUpperEdge(event.currentTarget));
      }}
      onFocus={(event) => setLow(isAtUpperEdge(event.currentTarget))}
      onPointerLeave={() => setPointed(false)}
    >
      <Gutter {...shown} />
      <Content {...shown} />
      {row.kind === 'message' && (shown.pointed || active) && <RowTools {...props} row={row} low={low} />}
    </article>
  );
});

/** Room above a row for what is done with it, in pixels. */
const TOOLS_ABOVE = 16;

/** Whether a row stands so far up that nothing can stand above it. */
function isAtUpperEdge(row: HTMLElement): boolean {
  const log = row.closest('[role="log"]');
  return log !== null && row.getBoundingClientRect().top - log.getBoundingClientRect().top < TOOLS_ABOVE;
}

interface ShownProps extends MessageRowProps {
  readonly id: string;
  readonly pointed: boolean;
  readonly onItsWay: boolean;
}

function Content(props: ShownProps) {
  const { row, id, author, host, active, quoted, thread, actions, waitsFor, me } = props;
  const written = row.kind === 'message' ? row.message : row.entry;
  return (
    <div className={styles.content}>
      {props.quotes !== null && (
        <ReplyQuote
          seq={props.quotes}
          original={quoted}
          authorOf={props.authorOf}
          onJump={actions.jump}
          reachable={active}
        />
      )}
      <Byline
        id={`${id}-by`}
        author={author}
        row={row}
        hidden={row.continues || isAction(written.message)}
        whole={props.pointed}
        saved={props.saved}
      >
        {props.newestOwn && row.kind === 'message' && !row.continues && (
          <DeliveryMark message={row.message} words actions={actions} reachable={active} />
        )}
      </Byline>
      <MessageText {...props} />
      {row.kind === 'message' && row.message.files.length > 0 && (
        <MessageFiles host={host} room={row.message.room} files={row.message.files} reachable={active} />
      )}
      {row.kind === 'outbox' && row.entry.files.length > 0 && (
        <Uploads entry={row.entry} onCancel={actions.cancelUpload} reachable={active} />
      )}
      <Extras {...props} />
      {row.kind === 'message' && (
        <Reactions message={row.message} me={me.id} authorOf={props.authorOf} actions={actions} reachable={active} />
      )}
      {row.kind === 'message' && thread && (
        <ThreadFooter summary={thread} last={props.threadLast} onOpen={actions.openThread} reachable={active} />
      )}
      <OutboxNote row={row} waitsFor={waitsFor} actions={actions} reachable={active} />
    </div>
  );
}

/** What is read out after the text and seen in another way. */
function Extras({ row, id }: ShownProps) {
  const { words } = useSpeech();
  if (row.kind !== 'message') return null;
  const { reactions, files } = row.message;
  const emoji = reactions
    .map((reaction) => words.messages.row.spokenReaction(reaction.emoji, reaction.count))
    .join(', ');
  const spoken = [
    files.length > 0 ? `${words.files.list(files.length)}: ${files.map((file) => file.name).join(', ')}.` : '',
    emoji === '' ? '' : words.messages.row.spokenReactions(emoji),
  ];
  return (
    <span id={`${id}-extras`} className={text.hidden}>
      {spoken.filter(Boolean).join(' ')}
    </span>
  );
}

function Gutter({ row, author, saved, newestOwn, pointed, onItsWay, active, actions }: ShownProps) {
  const { words, locale } = useSpeech();
  if (!row.continues) {
    return (
      <span className={styles.avatar}>
        <Avatar user={author} />
      </span>
    );
  }
  if (newestOwn && row.kind === 'message' && !pointed && !active) {
    return (
      <span className={classNames(styles.gutter, styles.shown)}>
        <DeliveryMark message={row.message} actions={actions} reachable={false} />
      </span>
    );
  }
  if (row.kind === 'message' && !pointed && !active && (saved || row.message.pinned)) {
    return (
      <span className={classNames(styles.gutter, styles.shown)}>
        {row.message.pinned && <Mark icon={<Pin />} label={words.messages.row.pinned} />}
        {saved && <Mark icon={<Bookmark />} label={words.messages.row.saved} />}
      </span>
    );
  }
  const written = row.kind === 'message' ? row.message : row.entry;
  return (
    <span className={classNames(styles.gutter, onItsWay && styles.shown)} aria-hidden="true">
      {onItsWay ? <Clock /> : shortClock(written.created, locale)}
    </span>
  );
}

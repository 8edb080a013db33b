import { Reply } from 'lucide-react';
import { actionOf, isAction } from '#shared/action-text';
import type { ChatMessage } from '#shared/nouns/message';
import { useSpeech } from '../../../state/words';
import { Excerpt } from '../../../ui/rich-text/rich-text';
import text from '../../../ui/text.module.css';
import styles from './message-row.module.css';
import type { Author } from './row-actions';

interface ReplyQuoteProps {
  readonly seq: number;
  /** Null until it is at hand. */
  readonly original: ChatMessage | null;
  readonly authorOf: (id: string) => Author;
  readonly onJump: (seq: number) => void;
  readonly reachable: boolean;
}

/** What a message answers, in one line; leads there. */
export function ReplyQuote({ seq, original, authorOf, onJump, reachable }: ReplyQuoteProps) {
  const { words } = useSpeech();
  const author = original ? authorOf(original.user).name : null;
  return (
    <button type="button" className={styles.quote} tabIndex={reachable ? 0 : -1} onClick={() => onJump(seq)}>
      <Reply />
      <span className={text.hidden}>{words.messages.reply.answers} </span>
      {original && author !== null ? (
        <>
          {original.deleted === null && <b className={text.cut}>{author}</b>}
          <QuotedText original={original} />
        </>
      ) : (
        <span className={text.cut}>{words.messages.reply.original}</span>
      )}
    </button>
  );
}

/** The words of a quoted message, or what stands for them. */
export function QuotedText({ original }: { readonly original: ChatMessage }) {
  const { words } = useSpeech();
  if (original.deleted !== null) return <i className={text.cut}>{words.messages.reply.deleted}</i>;
  if (original.message === '') {
    const picture = original.files.every(({ type }) => type.startsWith('image/')) && original.files.length === 1;
    return (
      <span className={text.cut}>
        {picture ? words.messages.reply.picture : words.messages.reply.files(original.files.length)}
      </span>
    );
  }
  return <Excerpt text={isAction(original.message) ? actionOf(original.message) : original.message} />;
}

import { Paperclip } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ChatMessage } from '#shared/nouns/message';
import type { User } from '#shared/nouns/user';
import { useSpeech } from '../state/words';
import { Avatar } from './avatar';
import { classNames } from './class-names';
import styles from './message-entry.module.css';
import { Excerpt } from './rich-text/rich-text';
import text from './text.module.css';
import { fullTime, shortTime } from './time';
import { useNow } from './use-now';

interface MessageEntryProps {
  readonly message: ChatMessage;
  /** Who wrote it; null when the host no longer tells of them. */
  readonly author: User | null;
  /** The name of its room, where not all of them are of the same one. */
  readonly room?: string;
  /** Words to mark in it. */
  readonly highlight?: readonly string[];
  /** For the list with one tab stop around it. */
  readonly roving: { readonly 'data-roving': string; readonly tabIndex: 0 | -1 };
  readonly onOpen: () => void;
  /** What stands below the text, and is a part of the link. */
  readonly below?: ReactNode;
  /** Said after the text. */
  readonly spokenBelow?: string;
  /** A button over the end of the row. */
  readonly action?: ReactNode;
}

/** A message out of its room: who, where, when and the beginning of what. Choosing it leads there. */
export function MessageEntry(props: MessageEntryProps) {
  const { message, author, room, highlight, roving, onOpen, below, spokenBelow, action } = props;
  const speech = useSpeech();
  const words = speech.words.search;
  const now = useNow();
  const name = author?.name ?? speech.words.ui.somebody;
  const when = shortTime(message.created, now, speech);
  return (
    <li className={styles.entry}>
      <a
        href={`#message-${message.room}-${message.seq}`}
        className={styles.link}
        {...roving}
        onClick={(event) => {
          event.preventDefault();
          onOpen();
        }}
      >
        <span className={styles.by}>
          {author && <Avatar user={author} size="xs" />}
          <b className={text.cut}>{name}</b>
          <time dateTime={message.created} title={fullTime(message.created, speech.locale)}>
            {when}
          </time>
        </span>
        {room !== undefined && <span className={classNames(styles.where, text.cut)}>{room}</span>}
        {message.deleted ? (
          <span className={styles.deleted}>{words.deleted}</span>
        ) : (
          message.message !== '' && (
            <Excerpt text={message.message} className={styles.text} {...(highlight && { highlight })} />
          )
        )}
        {message.files.length > 0 && (
          <span className={classNames(styles.files, text.cut)}>
            <Paperclip />
            {message.files.map((file) => file.name).join(', ')}
          </span>
        )}
        {below}
        {spokenBelow && <span className={text.hidden}>{spokenBelow}</span>}
      </a>
      {action && <span className={styles.action}>{action}</span>}
    </li>
  );
}

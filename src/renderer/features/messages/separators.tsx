import type { JoinedRoom } from '#shared/nouns/room';
import { useOpenRoom } from '../../state/room';
import { useRoomName } from '../../state/use-room-name';
import { type Speech, useSpeech } from '../../state/words';
import { daySeparator, shortDay, shortTime } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import styles from './separators.module.css';

/** Between two days. */
export function DaySeparator({ day }: { readonly day: Date }) {
  const { locale } = useSpeech();
  return (
    <div className={styles.day}>
      <span>{daySeparator(day.toISOString(), useNow(), locale)}</span>
    </div>
  );
}

/** Between a message and its replies, in their thread. */
export function RepliesSeparator({ count }: { readonly count: number }) {
  const { thread } = useSpeech().words.messages;
  return (
    <div className={styles.replies}>
      <span>{count === 0 ? thread.none : thread.replies(count)}</span>
    </div>
  );
}

/** Where reading stopped the last time. */
export function UnreadDivider({ since }: { readonly since: string | null }) {
  const speech = useSpeech();
  return (
    <div className={styles.unread}>
      <span>{unreadWords(since, useNow(), speech)}</span>
    </div>
  );
}

/** `New since 09:50`, or with the day when it is another one. */
export function unreadWords(since: string | null, now: Date, speech: Pick<Speech, 'words' | 'locale'>): string {
  const { separators } = speech.words.messages;
  return since === null ? separators.new : separators.newSince(shortTime(since, now, speech));
}

interface RoomStartProps {
  readonly room: JoinedRoom;
  /** The name of the person who made it; null for oneself. */
  readonly maker: string | null;
}

/** Where a room begins, once everything before is loaded. */
export function RoomStart({ room, maker }: RoomStartProps) {
  const { words, locale } = useSpeech();
  const { separators } = words.messages;
  const { host } = useOpenRoom();
  const name = useRoomName(host, room);
  const now = useNow();
  const day = shortDay(room.created, now, locale);
  const near = now.getTime() - Date.parse(room.created) < 2 * 24 * 60 * 60 * 1_000 && !/\d/.test(day);
  const when = near ? day : separators.onDay(day);
  const madeWords = maker === null ? separators.madeByYou(when) : separators.madeBy(maker, when);
  return (
    <div className={styles.start}>
      <h2>{room.direct ? separators.beginsWith(name) : separators.begins(name)}</h2>
      <p>{room.direct ? separators.direct : madeWords}</p>
    </div>
  );
}

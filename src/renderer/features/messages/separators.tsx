import type { JoinedRoom } from '#shared/nouns/room';
import { clock, daySeparator, shortDay } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import styles from './separators.module.css';

/** Between two days. */
export function DaySeparator({ day }: { readonly day: Date }) {
  const words = daySeparator(day.toISOString(), useNow());
  return (
    <div className={styles.day}>
      <span>{words}</span>
    </div>
  );
}

/** Where reading stopped the last time. */
export function UnreadDivider({ since }: { readonly since: string | null }) {
  return (
    <div className={styles.unread}>
      <span>{unreadWords(since, useNow())}</span>
    </div>
  );
}

/** `New since 09:50`, or with the day when it is another one. */
export function unreadWords(since: string | null, now: Date, locale?: string): string {
  if (since === null) return 'New';
  const day = shortDay(since, now, locale);
  return day === 'today' ? `New since ${clock(since, locale)}` : `New since ${day} at ${clock(since, locale)}`;
}

/** Where a room begins, once everything before is loaded. */
export function RoomStart({ room, maker }: { readonly room: JoinedRoom; readonly maker: string }) {
  const day = shortDay(room.created, useNow());
  return (
    <div className={styles.start}>
      <h2>{room.name} begins here</h2>
      <p>
        {maker} made this room {day === 'today' || day === 'yesterday' ? day : `on ${day}`}.
      </p>
    </div>
  );
}

import type { User } from '#shared/nouns/user';
import type { UserRecord } from '../../store/records';

/** What is known of a person at this moment alone. */
interface Moment {
  /** Whether they have a socket. */
  readonly connected: boolean;
  /** ISO 8601. */
  readonly now: string;
}

/** A person as they stand on the wire. */
export const toUser = (person: UserRecord, { connected, now }: Moment): User => ({
  id: person.id,
  name: person.name,
  color: person.color,
  created: person.created,
  last_seen: person.last_seen,
  role: person.role,
  status: statusOf(person, connected),
  dnd_until: stillAhead(person.dnd_until, now),
  ...(person.removed !== null && { removed: person.removed }),
});

function statusOf(person: UserRecord, connected: boolean): User['status'] {
  if (!connected || person.removed !== null) return 'offline';
  return person.away ? 'away' : 'online';
}

/** The time, unless it has passed. */
export const stillAhead = (time: string | null, now: string): string | null =>
  time !== null && time > now ? time : null;

/** Whether two records of a person tell others the same. When somebody was last seen is told by presence. */
export const looksAlike = (a: UserRecord, b: UserRecord): boolean =>
  a.name === b.name &&
  a.color === b.color &&
  a.away === b.away &&
  a.dnd_until === b.dnd_until &&
  a.role === b.role &&
  a.removed === b.removed;

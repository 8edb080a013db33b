import type { User } from '#shared/nouns/user';
import type { UserRecord } from '../../store/records';

/** A person as they stand on the wire; `connected` is whether they have a socket. */
export const toUser = (person: UserRecord, connected: boolean): User => ({
  id: person.id,
  name: person.name,
  color: person.color,
  created: person.created,
  last_seen: person.last_seen,
  role: person.role,
  status: statusOf(person, connected),
  ...(person.removed !== null && { removed: person.removed }),
});

function statusOf(person: UserRecord, connected: boolean): User['status'] {
  if (!connected || person.removed !== null) return 'offline';
  return person.away ? 'away' : 'online';
}

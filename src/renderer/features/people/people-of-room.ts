import type { SystemSnapshot } from '#shared/bridge/channels';
import type { ChatRoom } from '#shared/nouns/room';
import type { User } from '#shared/nouns/user';
import { presenceOf } from '../../state/presence';
import { peopleWhoMayEnter } from '../../state/room-rights';
import type { Speech } from '../../state/words';
import type { Presence } from '../../ui/avatar';
import { lastSeen, shortTime } from '../../ui/time';

/** A person as the panel lists them. */
export interface ListedPerson {
  readonly user: User;
  readonly presence: Presence;
}

/** The people of a room, in the groups the panel shows. */
export interface PeopleOfRoom {
  /** In the room now; empty while the host is out of reach and nobody knows. */
  readonly here: readonly ListedPerson[];
  /** Not in it now, and free to enter. */
  readonly others: readonly ListedPerson[];
}

/** The people of a room: who is in it, oneself last, and who else may enter, those who are there before the others. */
export function peopleOfRoom(
  system: SystemSnapshot,
  room: ChatRoom,
  participants: readonly string[],
  online: boolean,
  now = new Date(),
): PeopleOfRoom {
  const inside = new Set(online ? participants : []);
  const listed = (user: User): ListedPerson => ({ user, presence: presenceOf(system, user, online, now) });
  const here = system.users.filter(({ id }) => inside.has(id)).map(listed);
  const others = peopleWhoMayEnter(room, system.users, system.teams)
    .filter(({ id }) => !inside.has(id))
    .map(listed);
  const isMe = ({ user }: ListedPerson) => user.id === system.user.id;
  return {
    here: here.sort((one, other) => Number(isMe(one)) - Number(isMe(other)) || byName(one, other)),
    others: others.sort(
      (one, other) => PRESENCE_ORDER[one.presence] - PRESENCE_ORDER[other.presence] || byName(one, other),
    ),
  };
}

/** The line below a name: what the person is on this host, and whether they are there. Null for nothing to say. */
export function personNote({ user, presence }: ListedPerson, now: Date, speech: Speech): string | null {
  const words = speech.words.people;
  const roles = { owner: words.hosting, admin: words.admin, member: null };
  const notes = [roles[user.role]];
  if (presence === 'away') notes.push(words.away);
  if (presence === 'dnd' && user.dnd_until !== null) notes.push(words.dndUntil(shortTime(user.dnd_until, now, speech)));
  if (presence === 'offline') notes.push(lastSeen(user.last_seen, now, speech));
  return notes.filter((note) => note !== null).join(' · ') || null;
}

const PRESENCE_ORDER: Readonly<Record<Presence, number>> = { online: 0, dnd: 1, away: 2, offline: 3, unknown: 4 };

const byName = (one: ListedPerson, other: ListedPerson): number => one.user.name.localeCompare(other.user.name);

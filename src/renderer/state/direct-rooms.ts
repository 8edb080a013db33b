import type { SystemSnapshot } from '#shared/bridge/channels';
import type { ChatRoom } from '#shared/nouns/room';
import type { User } from '#shared/nouns/user';
import type { Speech } from './words';

/** A room, as far as its name goes. */
export type NamedRoom = Pick<ChatRoom, 'name' | 'direct' | 'users'>;

/** The other people of a direct room, by name. */
export const othersIn = (room: Pick<ChatRoom, 'users'>, system: SystemSnapshot): User[] =>
  system.users
    .filter(({ id }) => id !== system.user.id && room.users.includes(id))
    .sort((one, other) => one.name.localeCompare(other.name));

/** The name of a room as this person sees it: a direct one is called after the others. */
export function roomName(room: NamedRoom, system: SystemSnapshot | null, { words, locale }: Speech): string {
  if (!room.direct || !system) return room.name;
  const names = othersIn(room, system).map(({ name }) => name);
  if (names.length === 0) return words.people.direct.alone;
  return new Intl.ListFormat(locale, { style: 'short', type: 'unit' }).format(names);
}

/** The direct room of exactly these people and oneself, where there is one already. */
export function directWith(people: readonly string[], system: SystemSnapshot): ChatRoom | null {
  const members = new Set([...people, system.user.id]);
  const isIt = ({ direct, users }: ChatRoom) =>
    direct && users.length === members.size && users.every((id) => members.has(id));
  return system.chatrooms.find(isIt) ?? null;
}

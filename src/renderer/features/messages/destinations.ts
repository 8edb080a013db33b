import type { SystemSnapshot } from '#shared/bridge/channels';
import type { ChatRoom } from '#shared/nouns/room';
import type { User } from '#shared/nouns/user';
import { directWith, roomName } from '../../state/direct-rooms';
import type { Speech } from '../../state/words';

/** Where a message can be forwarded to: a room, or a person to whom nothing was written yet. */
export type Destination =
  | { readonly kind: 'room'; readonly id: string; readonly name: string; readonly room: ChatRoom }
  | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly user: User };

/** All rooms one may write in and all people of a host, each once: whom one wrote to already is there by that room. */
export function destinations(system: SystemSnapshot, speech: Speech): Destination[] {
  const rooms = system.chatrooms.map<Destination>((room) => ({
    kind: 'room',
    id: room.id,
    name: roomName(room, system, speech),
    room,
  }));
  const people = system.users
    .filter((user) => user.id !== system.user.id && !user.removed && directWith([user.id], system) === null)
    .map<Destination>((user) => ({ kind: 'person', id: user.id, name: user.name, user }));
  const byName = (one: Destination, other: Destination) => one.name.localeCompare(other.name, speech.locale);
  return [...rooms.sort(byName), ...people.sort(byName)];
}

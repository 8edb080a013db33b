import type { ReactNode } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { Settings } from '#shared/bridge/settings';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import { othersIn, roomName } from '../../state/direct-rooms';
import type { View } from '../../state/navigation';
import { isMuted } from '../../state/notify-level';
import { presenceOf } from '../../state/presence';
import type { Speech } from '../../state/words';
import { Arch } from '../../ui/arch';
import { Avatar } from '../../ui/avatar';
import { RoomMark } from '../../ui/room-mark';
import type { Rankable } from './ranking';

/** Something to jump to. */
export interface Entry extends Rankable {
  readonly mark: ReactNode;
  /** What stands behind the name: its team, its host. */
  readonly note?: string | undefined;
  /** The shortcut that does the same. */
  readonly keys?: string;
  readonly run: () => void;
}

/** What the entries of a host are made of. */
export interface HostPlace {
  readonly host: HostEntry;
  readonly system: SystemSnapshot;
  /** Where the person is now. */
  readonly here: boolean;
  readonly settings: Settings;
  readonly speech: Speech;
  readonly now: Date;
  /** The rooms that were open, the last one first: `host/room`. */
  readonly recent: readonly string[];
  openRoom(room: string): void;
  openPerson(user: string): void;
}

/** The rooms that were open, the last one first, the one in view left out. */
export function recentRooms(view: View, past: readonly View[]): string[] {
  const keyOf = (place: View): string | null =>
    place.kind === 'room' && place.room !== null ? `${place.host}/${place.room}` : null;
  const keys = [...past].reverse().map(keyOf);
  return [...new Set(keys)].filter((key): key is string => key !== null && key !== keyOf(view));
}

/** The rooms of a host. A direct one counts as its person, where there is only one. */
export function roomEntries(place: HostPlace): Entry[] {
  return place.system.chatrooms.map((room) => roomEntry(place, room));
}

function roomEntry(place: HostPlace, room: ChatRoom): Entry {
  const { host, system, settings, speech, recent, here } = place;
  const quiet = isMuted(settings, host, room.id);
  const [only, ...more] = room.direct ? othersIn(room, system) : [];
  const person = only && more.length === 0 ? only : null;
  const at = recent.indexOf(`${host.id}/${room.id}`);
  const note = [here ? null : speech.words.switcher.on(host.name), person ? null : kindOf(room, system, speech)];
  return {
    id: `room-${host.id}-${room.id}`,
    kind: room.direct ? 'person' : 'room',
    name: roomName(room, system, speech),
    also: host.name,
    recency: at === -1 ? undefined : at,
    unread: quiet ? 0 : (host.unread[room.id] ?? 0),
    mentions: quiet ? 0 : (host.mentions[room.id] ?? 0),
    mark: person ? faceOf(place, person.id) : <RoomMark room={room} />,
    note: note.filter(Boolean).join(' · '),
    run: () => place.openRoom(room.id),
  };
}

function kindOf(room: ChatRoom, system: SystemSnapshot, { words }: Speech): string | null {
  const team = system.teams.find(({ id }) => id === room.team)?.name;
  if (team !== undefined) return team;
  return room.private && !room.direct ? words.switcher.private : null;
}

/** The people of a host who have no direct room with this person yet. */
export function personEntries(place: HostPlace): Entry[] {
  const { host, system, speech, here } = place;
  const met = new Set(
    system.chatrooms.filter(({ direct, users }) => direct && users.length === 2).flatMap(({ users }) => users),
  );
  return system.users
    .filter(({ id, removed }) => !removed && id !== system.user.id && !met.has(id))
    .map((user) => ({
      id: `person-${host.id}-${user.id}`,
      kind: 'person',
      name: user.name,
      note: here ? undefined : speech.words.switcher.on(host.name),
      mark: faceOf(place, user.id),
      run: () => place.openPerson(user.id),
    }));
}

function faceOf({ host, system, now }: HostPlace, id: string): ReactNode {
  const user = system.users.find((entry) => entry.id === id);
  const online = host.connection.state === 'online';
  return user && <Avatar user={user} size="xs" presence={presenceOf(system, user, online, now)} silent />;
}

/** The hosts themselves. */
export const hostEntries = (hosts: readonly HostEntry[], openHost: (host: string) => void): Entry[] =>
  hosts.map((host, index) => ({
    id: `host-${host.id}`,
    kind: 'host',
    name: host.name,
    mark: <Arch name={host.name} size="tiny" />,
    run: () => openHost(host.id),
    ...(index < 9 && { keys: `Ctrl ${index + 1}` }),
  }));

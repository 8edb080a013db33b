import type { ChatRoom } from '#shared/nouns/room';
import type { Team } from '#shared/nouns/team';

/** A team with its public rooms. */
export interface TeamRooms {
  readonly team: Team;
  readonly rooms: readonly ChatRoom[];
}

/** The rooms of a host as the list shows them. */
export interface RoomGroups {
  readonly open: readonly ChatRoom[];
  readonly teams: readonly TeamRooms[];
  readonly private: readonly ChatRoom[];
  /** Direct messages, by the names they are shown under. */
  readonly direct: readonly ChatRoom[];
}

const compare = (one: string, other: string): number =>
  one.localeCompare(other, undefined, { sensitivity: 'base', numeric: true });

const byName = (one: { name: string; id: string }, other: { name: string; id: string }): number =>
  compare(one.name, other.name) || (one.id < other.id ? -1 : 1);

/**
 * Groups rooms: those for everyone, those of each team, the private ones, direct messages. Everything by name, because
 * a list that moves by itself cannot be learnt. A private room stays among the private ones, whatever team it is
 * labelled with. `nameOf` says what a direct room is called here.
 */
export function groupRooms(
  rooms: readonly ChatRoom[],
  teams: readonly Team[],
  nameOf: (room: ChatRoom) => string = ({ name }) => name,
): RoomGroups {
  const sorted = [...rooms].sort(byName);
  const open = sorted.filter((room) => !room.private && !teams.some((team) => team.id === room.team));
  return {
    open,
    teams: [...teams].sort(byName).map((team) => ({
      team,
      rooms: sorted.filter((room) => !room.private && room.team === team.id),
    })),
    private: sorted.filter((room) => room.private && !room.direct),
    direct: sorted
      .filter((room) => room.direct)
      .sort((one, other) => compare(nameOf(one), nameOf(other)) || (one.id < other.id ? -1 : 1)),
  };
}

/** The rooms from top to bottom, for the previous and the next one. */
export const roomsInOrder = (groups: RoomGroups): ChatRoom[] => [
  ...groups.open,
  ...groups.teams.flatMap(({ rooms }) => rooms),
  ...groups.private,
  ...groups.direct,
];

/**
 * The room `step` places away from the current one, going round; with `only`, the next one that passes. Null when
 * there is none.
 */
export function neighbour(
  rooms: readonly ChatRoom[],
  current: string | null,
  step: 1 | -1,
  only: (room: ChatRoom) => boolean = () => true,
): ChatRoom | null {
  const start = rooms.findIndex((room) => room.id === current);
  const from = start === -1 && step === -1 ? 0 : start;
  for (let count = 1; count <= rooms.length; count++) {
    const room = rooms[(from + step * count + rooms.length * 2) % rooms.length];
    if (room && room.id !== current && only(room)) return room;
  }
  return null;
}

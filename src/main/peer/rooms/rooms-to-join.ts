import type { ChatRoom } from '#shared/nouns/room';
import { LIMITS } from '#shared/protocol/limits';

/** Every topic of a socket but `system`. */
export const MOST_ROOMS = LIMITS.topicsPerSocket - 1;

/** What decides which rooms are joined. */
export interface JoinWishes {
  /** Rooms a window shows: joined whatever else. */
  readonly shown: ReadonlySet<string>;
  /** Rooms with messages to send. */
  readonly unsent: ReadonlySet<string>;
  /** Rooms this person does not follow here. */
  readonly left: ReadonlySet<string>;
}

/**
 * Which rooms to be in, as many as a socket may join: those in use, then private rooms and those of teams, then public
 * ones, the lately changed first.
 */
export function roomsToJoin(rooms: readonly ChatRoom[], { shown, unsent, left }: JoinWishes): string[] {
  const rank = (room: ChatRoom): number => {
    if (shown.has(room.id)) return 0;
    if (unsent.has(room.id)) return 1;
    return room.private || room.team !== null ? 2 : 3;
  };
  return rooms
    .filter((room) => rank(room) < 2 || !left.has(room.id))
    .sort((a, b) => rank(a) - rank(b) || b.modified.localeCompare(a.modified))
    .slice(0, MOST_ROOMS)
    .map((room) => room.id);
}

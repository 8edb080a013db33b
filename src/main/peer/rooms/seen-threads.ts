import type { ThreadEntry } from '#shared/protocol/system-channel';
import { type RoomMark, unreadOf } from './room-mark';

/**
 * Threads as this person knows them. A reply stands in its room, too, and who has read the room so far has read it; nor
 * can more be new in a thread than in its room.
 */
export function asReadInRooms(
  threads: readonly ThreadEntry[],
  markOf: (room: string) => RoomMark,
): readonly ThreadEntry[] {
  return threads.map((entry) => {
    const mark = markOf(entry.room);
    const unread = entry.last.seq <= mark.read ? 0 : Math.min(entry.unread, unreadOf(mark));
    return unread === entry.unread ? entry : { ...entry, unread };
  });
}

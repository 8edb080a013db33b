import type { HostEntry } from '#shared/bridge/state';
import type { ThreadEntry } from '#shared/protocol/system-channel';

/**
 * Threads with replies that are new in the thread, but not to this person: a reply stands in its room, too, and who has
 * read the room to its end has read it. A room that was left is not read by anybody.
 */
export function seenThreads(
  threads: readonly ThreadEntry[],
  { unread, left_rooms }: Pick<HostEntry, 'unread' | 'left_rooms'>,
): readonly ThreadEntry[] {
  return threads.filter((thread) => thread.unread > 0 && !unread[thread.room] && !left_rooms.includes(thread.room));
}

import type { NotifyLevel, Settings } from '#shared/bridge/settings';
import type { HostEntry } from '#shared/bridge/state';

/** What a room says of its own about notifications; null where it follows the usual. */
export const ownLevel = (settings: Settings, host: string, room: string): NotifyLevel | null =>
  settings.room_levels[host]?.[room] ?? null;

/** Whether nothing of a room notifies or counts: muted, or left. */
export const isMuted = (settings: Settings, host: HostEntry, room: string): boolean =>
  host.left_rooms.includes(room) || (ownLevel(settings, host.id, room) ?? settings.notify_level) === 'nothing';

/** The levels of all rooms after one was chosen; null takes the room's own away. */
export function withLevel(
  levels: Settings['room_levels'],
  host: string,
  room: string,
  level: NotifyLevel | null,
): Settings['room_levels'] {
  const { [room]: _, ...others } = levels[host] ?? {};
  return { ...levels, [host]: level === null ? others : { ...others, [room]: level } };
}

/** What is unread on a host and counts, and how much of it means this person. */
export function countsOf(settings: Settings, host: HostEntry): { readonly unread: number; readonly mentions: number } {
  let unread = 0;
  let mentions = 0;
  for (const [room, count] of Object.entries(host.unread)) if (!isMuted(settings, host, room)) unread += count;
  for (const [room, count] of Object.entries(host.mentions)) if (!isMuted(settings, host, room)) mentions += count;
  return { unread, mentions };
}

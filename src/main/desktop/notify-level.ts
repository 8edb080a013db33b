import type { NotifyLevel, Settings } from '#shared/bridge/settings';
import type { HostEntry } from '#shared/bridge/state';
import type { IncomingMessage } from '../peer/peer';
import { isQuiet } from './quiet-hours';

/** What notifies and counts in a room: as the person chose for it, else as for all rooms. */
export const levelOf = (settings: Settings, host: string, room: string): NotifyLevel =>
  settings.room_levels[host]?.[room] ?? settings.notify_level;

/** What of a room waits for the person, as far as it is to count: everything, what means them, or nothing. */
export function waitingIn(settings: Settings, host: HostEntry, room: string): number {
  switch (levelOf(settings, host.id, room)) {
    case 'all':
      return host.unread[room] ?? 0;
    case 'mentions':
      return host.mentions[room] ?? 0;
    case 'nothing':
      return 0;
  }
}

/** Whether a message notifies. What means the person does so in a quiet room, too; in a muted one nothing does. */
export function notifies(settings: Settings, { host, room, meaning }: IncomingMessage, now: number): boolean {
  if (isQuiet(settings, now)) return false;
  const level = levelOf(settings, host.id, room.id);
  return level === 'all' || (level === 'mentions' && meaning !== null);
}

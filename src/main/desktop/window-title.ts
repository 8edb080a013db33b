import type { Settings } from '#shared/bridge/settings';
import type { HostEntry } from '#shared/bridge/state';
import { waitingIn } from './notify-level';

/** What the person has not seen yet on all hosts: invitations that wait, and unread messages that are to count. */
export function waitingCount(hosts: readonly HostEntry[], settings: Settings): number {
  let count = 0;
  for (const host of hosts) {
    count += host.invitations;
    for (const room of Object.keys(host.unread)) count += waitingIn(settings, host, room);
  }
  return count;
}

/** The title of the window: "Releases – Studio (3)", as much of it as there is, or the app's name. */
export function windowTitle(room: string | null, host: string | null, waiting: number): string {
  const place = [room, host].filter((part) => part !== null).join(' – ') || 'Hearth';
  return waiting > 0 ? `${place} (${waiting})` : place;
}

import type { HostEntry } from '#shared/bridge/state';

/** What the person has not seen yet: unread messages and invitations that wait, on all hosts. */
export function waitingCount(hosts: readonly HostEntry[]): number {
  let count = 0;
  for (const host of hosts) {
    count += host.invitations;
    for (const unread of Object.values(host.unread)) count += unread;
  }
  return count;
}

/** The title of the window: "Releases – Studio (3)", as much of it as there is, or the app's name. */
export function windowTitle(room: string | null, host: string | null, waiting: number): string {
  const place = [room, host].filter((part) => part !== null).join(' – ') || 'Hearth';
  return waiting > 0 ? `${place} (${waiting})` : place;
}

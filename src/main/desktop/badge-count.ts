import type { Settings } from '#shared/bridge/settings';
import type { HostEntry } from '#shared/bridge/state';
import { levelOf } from './notify-level';
import { waitingCount } from './window-title';

/** What the app's icon and the tray tell. */
export interface Badge {
  /** 0 for no number. */
  readonly count: number;
  /** Something of it means this person. */
  readonly mentioned: boolean;
}

/** What is to be told of all that waits, as far as the person wants it counted. What is muted never counts. */
export function badgeOf(hosts: readonly HostEntry[], settings: Settings): Badge {
  if (settings.badge === 'nothing') return { count: 0, mentioned: false };
  const meant = hosts.reduce((count, host) => count + host.invitations + mentionsOf(host, settings), 0);
  return { count: settings.badge === 'mentions' ? meant : waitingCount(hosts, settings), mentioned: meant > 0 };
}

function mentionsOf(host: HostEntry, settings: Settings): number {
  let count = 0;
  for (const [room, mentions] of Object.entries(host.mentions)) {
    if (levelOf(settings, host.id, room) !== 'nothing') count += mentions;
  }
  return count;
}

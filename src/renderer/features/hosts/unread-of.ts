import type { HostEntry } from '#shared/bridge/state';

/** All unread messages of a host. */
export const unreadOf = (host: HostEntry): number => Object.values(host.unread).reduce((sum, count) => sum + count, 0);

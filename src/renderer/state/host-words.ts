import type { Connection, HostEntry } from '#shared/bridge/state';
import { formatJoinLink, parseJoinLink } from '#shared/join-link';

/** A break shorter than this is nobody's business. */
export const RECONNECTING_SHOWN_MS = 2_000;

/** After so long without an answer a host counts as gone. */
export const HOST_GONE_MS = 60_000;

/** What stands between the person and a host, as the window shows it. */
export type Reach = 'connecting' | 'online' | 'reconnecting' | 'gone' | 'waiting' | 'refused' | 'changed';

/** How a host is reached at a moment. A short break still counts as online. */
export function reachOf(connection: Connection, now: Date): Reach {
  switch (connection.state) {
    case 'reconnecting': {
      const silence = now.getTime() - Date.parse(connection.since);
      // A clock that was set back must not make a lost line look well.
      if (silence >= 0 && silence < RECONNECTING_SHOWN_MS) return 'online';
      return silence < HOST_GONE_MS || connection.answers ? 'reconnecting' : 'gone';
    }
    case 'fingerprint_changed':
      return 'changed';
    default:
      return connection.state;
  }
}

/** How the arch of a host burns. */
export const FIRE: Readonly<Record<Reach, 'lit' | 'waking' | 'cold'>> = {
  online: 'lit',
  connecting: 'waking',
  reconnecting: 'waking',
  waiting: 'waking',
  gone: 'cold',
  refused: 'cold',
  changed: 'cold',
};

/**
 * The link that brings others to a host. The join code is not in it unless given: who only joined a host does not know
 * its code.
 */
export const joinLinkOf = (host: HostEntry, code?: string | null): string => linkTo(host, code ? { code } : {});

/** The link to a room, for those who may enter it. */
export const roomLinkOf = (host: HostEntry, room: string): string => linkTo(host, { room });

function linkTo(host: HostEntry, more: { readonly code?: string; readonly room?: string }): string {
  const address = parseJoinLink(host.address);
  const place = address.ok ? address.value : { host: host.address, port: 0 };
  return formatJoinLink({ ...place, id: host.id, fingerprint: host.fingerprint, ...more });
}

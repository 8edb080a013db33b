import type { Connection, HostEntry } from '#shared/bridge/state';
import { formatJoinLink, parseJoinLink } from '#shared/join-link';
import type { Policy } from '#shared/nouns/host';

/** How a policy is told to somebody who may want to join. */
export const POLICY_WORDS: Readonly<Record<Policy, string>> = {
  open: 'anyone may join',
  code: 'needs a join code',
  approval: 'asks before letting you in',
};

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

/** The state of a host in a few words; for a connected host, what else there is to say about it is said instead. */
export const REACH_WORDS: Readonly<Record<Reach, string>> = {
  online: 'Connected',
  connecting: 'Connecting…',
  reconnecting: 'Reconnecting…',
  waiting: 'Waiting to be let in',
  gone: 'Not on the network',
  refused: 'Not connected',
  changed: 'Not connected',
};

/**
 * The link that brings others to a host. The join code is not in it unless given: who only joined a host does not know
 * its code.
 */
export function joinLinkOf(host: HostEntry, code?: string | null): string {
  const address = parseJoinLink(host.address);
  const place = address.ok ? address.value : { host: host.address, port: 0 };
  return formatJoinLink({ ...place, id: host.id, fingerprint: host.fingerprint, ...(code && { code }) });
}

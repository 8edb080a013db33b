import { isIP } from 'node:net';
import * as v from 'valibot';
import { formatAddress } from '#shared/join-link';
import type { ListenAddress } from '../../host/socket/listen';

const WRONG = '--metrics is a port from 0 to 65535, or an address and a port, such as 127.0.0.1:9464 or [::1]:9464.';

/** The value of `--metrics`: a port on this computer alone, or `ADDRESS:PORT`. */
export const MetricsAddress = v.pipe(
  v.string(),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }): ListenAddress => {
    const { bind = '127.0.0.1', port = '' } = /^(?:(?<bind>.+):)?(?<port>\d{1,5})$/.exec(value)?.groups ?? {};
    const address = addressIn(bind);
    if (port !== '' && Number(port) <= 65_535 && address !== null) return { bind: address, port: Number(port) };
    addIssue({ message: WRONG });
    return NEVER;
  }),
);

/** An IPv6 address stands in brackets, so that its own colons are none before a port. */
function addressIn(text: string): string | null {
  const bracketed = /^\[(.+)\]$/.exec(text)?.[1];
  if (bracketed !== undefined) return isIP(bracketed) === 6 ? bracketed : null;
  return isIP(text) === 4 || text === 'localhost' ? text : null;
}

/** Where a scraper on this computer finds the metrics. */
export function metricsUrl({ bind, port }: ListenAddress): string {
  const isWildcard = bind === '0.0.0.0' || bind === '::';
  return `http://${formatAddress(isWildcard ? '127.0.0.1' : bind, port)}/metrics`;
}

import { formatAddress } from '#shared/join-link';
import type { Host } from '../host/host';

/** The `listening` line of `--json`. `url` is what the phoenix client's `Socket` takes. */
export function announcementForPrograms(host: Host, metrics: string | null = null): string {
  const [address = '127.0.0.1'] = host.addresses();
  const ownerCode = host.ownerCode();
  const line = {
    event: 'listening',
    url: `wss://${formatAddress(address, host.port)}/socket`,
    id: host.id,
    fingerprint: host.fingerprint,
    join: host.joinLink(),
    ...(ownerCode !== null && { owner_code: ownerCode }),
    ...(metrics !== null && { metrics }),
  };
  return `${JSON.stringify(line)}\n`;
}

/** The same for people at a terminal. */
export function announcementForPeople(host: Host, metrics: string | null = null): string {
  const addresses = host.addresses().map((address) => formatAddress(address, host.port));
  const rows: [string, string | null][] = [
    ['Address', addresses.join(', ')],
    ['Fingerprint', inGroups(host.fingerprint)],
    ['Join link', host.joinLink()],
    ['Join code', host.joinCode()],
    ['Owner code', host.ownerCode()],
    ['Metrics', metrics],
  ];
  const lines = rows.flatMap(([label, value]) => (value === null ? [] : [`  ${label.padEnd(13)}${value}`]));
  const hint =
    host.ownerCode() === null ? [] : ['', 'Whoever enters the owner code in Hearth becomes the owner. It works once.'];
  return [`The host “${host.card().name}” is listening.`, '', ...lines, ...hint, '', ''].join('\n');
}

/** A fingerprint as people compare it: groups of four. */
const inGroups = (fingerprint: string): string => fingerprint.replace(/(.{4})(?=.)/g, '$1 ');

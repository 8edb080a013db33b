import { formatAddress } from '#shared/join-link';

/** Where a host may be found: a name or an IP address (IPv6 without brackets, with its zone if it has one). */
export interface Address {
  readonly address: string;
  readonly port: number;
}

/** `HOST:PORT`, as people read it and as two addresses compare. */
export const addressText = ({ address, port }: Address): string => formatAddress(address, port);

/** Whether two addresses are one. */
export const sameAddress = (a: Address, b: Address): boolean => a.address === b.address && a.port === b.port;

/** Puts `first` before the others, each once, at most `limit` in all. */
export function addressesFirst(first: readonly Address[], others: readonly Address[], limit: number): Address[] {
  const unique: Address[] = [];
  for (const candidate of [...first, ...others]) {
    if (!unique.some((present) => sameAddress(present, candidate))) unique.push(candidate);
  }
  return unique.slice(0, limit);
}

/** The host part of a URL: a zone (`%eth0`) is for dialling only and has no place there. */
export function urlAuthority({ address, port }: Address): string {
  return formatAddress(address.replace(/%.*$/, ''), port);
}

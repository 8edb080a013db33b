import { isIPv4 } from 'node:net';
import type { Service } from 'bonjour-service';
import * as v from 'valibot';
import { Id, Name } from '#shared/nouns/fields';
import { Fingerprint, Policy } from '#shared/nouns/host';
import type { Address } from '../wire/address';

/** Addresses of one host at most: more are noise, or an attack. */
const MOST_ADDRESSES = 8;

const ServiceRecord = v.object({
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  host: v.pipe(v.string(), v.maxLength(255)),
  addresses: v.optional(v.array(v.string()), []),
  referer: v.optional(v.object({ address: v.string() })),
  txt: v.object({ id: Id, name: Name, fp: Fingerprint, policy: Policy, v: v.optional(v.string()) }),
});

/** What one answer on the network claims about a host. */
export interface HostRecord {
  readonly id: string;
  readonly name: string;
  readonly fingerprint: string;
  readonly policy: Policy;
  /** The network name of its computer. */
  readonly computer: string;
  /** Where it says to be, the likeliest first. */
  readonly addresses: readonly Address[];
}

/** Reads an answer; null for anything but a whole record of a host. Anybody on the network can send anything. */
export function readHostRecord(service: Service): HostRecord | null {
  const parsed = v.safeParse(ServiceRecord, service);
  if (!parsed.success) return null;
  const { port, host, addresses, referer, txt } = parsed.output;
  // The sender's own address is known to lead there; right after a link came up the list may even be empty.
  const all = [...(referer ? [referer.address] : []), ...addresses].filter((address) => isIPv4(address));
  if (all.length === 0) return null;
  return {
    id: txt.id,
    name: txt.name,
    fingerprint: txt.fp,
    policy: txt.policy,
    computer: host.replace(/\.local\.?$/, ''),
    addresses: [...new Set(all)].slice(0, MOST_ADDRESSES).map((address) => ({ address, port })),
  };
}

import * as v from 'valibot';
import { Color, Id, Name, Timestamp } from '#shared/nouns/fields';
import { Fingerprint, Policy } from '#shared/nouns/host';
import type { Document } from '../../store/document';
import { type Address, addressesFirst } from '../wire/address';

/** Addresses kept of one host: a laptop at home, at work, by name and by cable. */
export const MOST_ADDRESSES = 6;

const StoredAddress = v.object({
  address: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
});

/** A host this install has joined, or was asked a code by. */
export const KnownHost = v.object({
  id: Id,
  name: Name,
  policy: Policy,
  fingerprint: Fingerprint,
  known_since: Timestamp,
  /** The last one that worked comes first. */
  addresses: v.pipe(v.array(StoredAddress), v.minLength(1)),
  /** The join or owner code to show; kept until it opened the door, and never shown to a window. */
  code: v.nullable(v.string()),
  /** How the host was last known to show this person; files of an older Hearth do not say. */
  shared: v.optional(v.nullable(v.object({ name: Name, color: Color })), null),
});
export type KnownHost = v.InferOutput<typeof KnownHost>;

/** The file of known hosts. */
export const KnownHostsFile = v.object({ version: v.literal(1), hosts: v.array(KnownHost) });
export type KnownHostsFile = v.InferOutput<typeof KnownHostsFile>;

/** The file before the first host is joined. */
export const NO_KNOWN_HOSTS: KnownHostsFile = { version: 1, hosts: [] };

/** The hosts of this install, on disk. */
export class KnownHosts {
  constructor(private readonly document: Document<KnownHostsFile>) {}

  all(): readonly KnownHost[] {
    return this.document.value.hosts;
  }

  get(id: string): KnownHost | null {
    return this.all().find((host) => host.id === id) ?? null;
  }

  /** Remembers a host, or what is new about one. */
  put(host: KnownHost): Promise<void> {
    return this.#update((hosts) =>
      hosts.some(({ id }) => id === host.id)
        ? hosts.map((present) => (present.id === host.id ? host : present))
        : [...hosts, host],
    );
  }

  /** Changes a host that is known; changes nothing when it is not, or is the same already. */
  async change(id: string, change: Partial<Omit<KnownHost, 'id'>>): Promise<void> {
    const host = this.get(id);
    if (!host || Object.entries(change).every(([key, value]) => host[key as keyof KnownHost] === value)) return;
    await this.#update((hosts) => hosts.map((present) => (present.id === id ? { ...present, ...change } : present)));
  }

  /** The host was reached here: the next attempt begins here. */
  async reached(id: string, { address, port }: Address): Promise<void> {
    const host = this.get(id);
    const [first] = host?.addresses ?? [];
    if (!host || (first?.address === address && first.port === port)) return;
    await this.change(id, { addresses: addressesFirst([{ address, port }], host.addresses, MOST_ADDRESSES) });
  }

  remove(id: string): Promise<void> {
    return this.#update((hosts) => hosts.filter((host) => host.id !== id));
  }

  close(): Promise<void> {
    return this.document.close();
  }

  #update(change: (hosts: KnownHost[]) => KnownHost[]): Promise<void> {
    return this.document.update((file) => ({ ...file, hosts: change(file.hosts) }));
  }
}

import type { DiscoveredHost } from '#shared/bridge/state';
import { LIMITS } from '#shared/protocol/limits';
import { type Address, addressesFirst, addressText } from '../wire/address';
import type { HostRecord } from './host-record';

/** A host that says nothing for so long, in milliseconds, is shown as gone: three questions without an answer. */
export const GONE_AFTER_MS = 15_000;
/** A host that is gone for so long, in milliseconds, is not shown any more. */
export const FORGOTTEN_AFTER_MS = 45_000;

interface Sighting {
  record: HostRecord;
  /** When it answered last. */
  seen: number;
  /** When it said goodbye or was found silent. */
  gone: number | null;
  /** Where it was seen through each network card. */
  readonly through: Map<string, readonly Address[]>;
}

/** What the list has to know about hosts to judge what it sees. */
export interface HostKnowledge {
  isOwn(id: string): boolean;
  /** The pinned fingerprint of a host this install has joined. */
  knownFingerprint(id: string): string | null;
}

/**
 * The hosts seen on the network. Killed hosts say no goodbye, so silence counts; anybody can claim to be any host, so
 * the list is bounded and a newcomer cannot push out or take over what is there.
 */
export class Sightings {
  readonly #hosts = new Map<string, Sighting>();

  constructor(
    private readonly knowledge: HostKnowledge,
    /** A clock in milliseconds that never jumps: nobody is gone because somebody set the clock. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes note of an answer; true when the host is new, is back, or is somewhere else than before. */
  saw(record: HostRecord, card: string): boolean {
    const present = this.#hosts.get(record.id);
    if (present && !this.#mayReplace(present, record)) return false;
    if (!present && !this.#makeRoom(record)) return false;
    if (!present) {
      const through = new Map([[card, record.addresses]]);
      this.#hosts.set(record.id, { record, seen: this.now(), gone: null, through });
      return true;
    }
    const news = present.gone !== null || places(present.through.get(card)) !== places(record.addresses);
    present.record = record;
    present.seen = this.now();
    present.gone = null;
    present.through.set(card, record.addresses);
    return news;
  }

  /** The host said goodbye. */
  left(id: string): void {
    const present = this.#hosts.get(id);
    if (present) present.gone ??= this.now();
  }

  /** Greys and removes the silent ones. */
  expire(): void {
    const now = this.now();
    for (const [id, host] of this.#hosts) {
      if (now - host.seen > GONE_AFTER_MS) host.gone ??= now;
      if (host.gone !== null && now - host.gone > FORGOTTEN_AFTER_MS - GONE_AFTER_MS) this.#hosts.delete(id);
    }
  }

  /** What was seen through a card that is no more. */
  dropCard(card: string): void {
    for (const host of this.#hosts.values()) host.through.delete(card);
  }

  /** Where a host is seen now; only what shows the fingerprint that is pinned. */
  addressesOf(id: string): readonly Address[] {
    const host = this.#hosts.get(id);
    if (!host || host.gone !== null || this.knowledge.knownFingerprint(id) !== host.record.fingerprint) return [];
    return addresses(host);
  }

  list(): DiscoveredHost[] {
    return [...this.#hosts.values()].map((host) => {
      const { id, name, fingerprint, policy, computer } = host.record;
      const [address] = addresses(host);
      return {
        id,
        name,
        fingerprint,
        policy,
        computer,
        address: address ? addressText(address) : '',
        own: this.knowledge.isOwn(id),
        known: this.knowledge.knownFingerprint(id) !== null,
        gone: host.gone !== null,
      };
    });
  }

  /** Another certificate under the same id: the one we know wins, else the one that was there first. */
  #mayReplace(present: Sighting, record: HostRecord): boolean {
    if (present.record.fingerprint === record.fingerprint) return true;
    const known = this.knowledge.knownFingerprint(record.id);
    if (known !== null) return known === record.fingerprint;
    return present.gone !== null;
  }

  /** Whether there is room for one more; hosts that are gone or unknown make way for known ones. */
  #makeRoom(record: HostRecord): boolean {
    if (this.#hosts.size < LIMITS.discoveredHosts) return true;
    if (this.knowledge.knownFingerprint(record.id) !== record.fingerprint) return false;
    for (const [id] of this.#hosts) {
      if (this.knowledge.knownFingerprint(id) !== null || this.knowledge.isOwn(id)) continue;
      return this.#hosts.delete(id);
    }
    return false;
  }
}

/** Through whichever card it answered; the cards keep their order, so that the best address does not jump about. */
function addresses(host: Sighting): Address[] {
  const cards = [...host.through.keys()].sort();
  const all = cards.flatMap((card) => [...(host.through.get(card) ?? [])]);
  return addressesFirst(all.length > 0 ? all : host.record.addresses, [], all.length || host.record.addresses.length);
}

const places = (list: readonly Address[] | undefined): string => (list ?? []).map(addressText).sort().join();

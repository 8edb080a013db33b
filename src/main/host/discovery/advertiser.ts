import { hostname } from 'node:os';
import type { Host } from '#shared/nouns/host';
import { PROTOCOL } from '#shared/protocol/limits';
import type { Logger } from '../../logger';
import { type Advertisement, CardResponder, codeOf } from './card-responder';

/** How often the network cards are looked at: they tell nobody when they come and go. */
const CARDS_MS = 5_000;
/** The longest label of a domain name, in bytes (RFC 1035, 2.3.4). */
const LABEL_BYTES = 63;

/** What an advertiser stands on. */
export interface AdvertiserDeps {
  /** What to say of the host, or null while it is hidden. */
  readonly record: () => { readonly card: Host; readonly port: number } | null;
  /** The addresses of the cards to advertise on, as they are at the moment. */
  readonly addresses: () => readonly string[];
  readonly logger: Logger;
}

/**
 * Advertises a host by DNS-SD over mDNS, on every network card, following cards that come and go. Nothing that fails here
 * stops a host: people can still join by link or address.
 */
export class Advertiser {
  readonly #deps: AdvertiserDeps;
  readonly #responders = new Map<string, CardResponder>();
  readonly #watch: NodeJS.Timeout;
  #published = '';
  #turn: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(deps: AdvertiserDeps) {
    this.#deps = deps;
    this.#watch = setInterval(() => void this.follow(), CARDS_MS);
    this.#watch.unref();
  }

  /** Brings what is advertised up to date: the record, the cards. Resolves when it is. */
  follow(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#update()).catch((error: unknown) => this.#warn(error));
    return this.#turn;
  }

  /** Says goodbye and closes; resolves when the sockets are closed. */
  async stop(): Promise<void> {
    clearInterval(this.#watch);
    this.#stopped = true;
    await this.follow();
  }

  async #update(): Promise<void> {
    const record = this.#stopped ? null : this.#deps.record();
    const addresses = record ? this.#deps.addresses() : [];
    const wanted = record ? JSON.stringify([advertisementOf(record), addresses]) : '';
    const changed = wanted !== this.#published;
    this.#published = wanted;
    await this.#closeAllBut(addresses);
    if (!record) return;
    for (const address of addresses) {
      const present = this.#responders.get(address);
      if (present && !changed) continue;
      const responder = present ?? (await this.#open(address, changed));
      await responder?.unpublish();
      responder?.publish(advertisementOf(record));
    }
  }

  async #closeAllBut(addresses: readonly string[]): Promise<void> {
    for (const [address, responder] of [...this.#responders]) {
      if (addresses.includes(address)) continue;
      this.#responders.delete(address);
      await responder.unpublish();
      await responder.close();
    }
  }

  /** A card that cannot be used is tried again each time, and complained of once. */
  async #open(address: string, complain: boolean): Promise<CardResponder | null> {
    try {
      const responder = await CardResponder.open(address, this.#deps.logger);
      this.#responders.set(address, responder);
      return responder;
    } catch (error) {
      if (complain) this.#warn(error);
      return null;
    }
  }

  #warn(error: unknown): void {
    this.#deps.logger.warn('discovery_failed', { code: codeOf(error) });
  }
}

function advertisementOf({ card, port }: { card: Host; port: number }): Advertisement {
  const { id, name, fingerprint, policy } = card;
  return {
    instance: `${fitting(name, LABEL_BYTES - 7)} ${id.slice(0, 6)}`,
    port,
    computer: `${hostname().replace(/\..*$/, '') || 'hearth'}.local`,
    txt: { id, name, fp: fingerprint, policy, v: String(PROTOCOL) },
  };
}

/** The beginning of a text that fits into so many bytes, whole characters only. */
function fitting(text: string, bytes: number): string {
  let end = '';
  for (const character of text) {
    if (Buffer.byteLength(end + character) > bytes) break;
    end += character;
  }
  return end;
}

import type { DiscoveredHost, Discovery } from '#shared/bridge/state';
import type { Words } from '#shared/words/words';
import type { Logger } from '../../logger';
import type { Address } from '../wire/address';
import { CardBrowser } from './card-browser';
import type { HostRecord } from './host-record';
import { type HostKnowledge, Sightings } from './sightings';

/** Between questions, in milliseconds: quickly at first, then so that three fit into the time a silent host has. */
const ASK_AFTER_MS = [500, 1_500] as const;
const ASK_EVERY_MS = 5_000;

/** What browsing stands on. */
export interface HostBrowserOptions {
  /** The addresses of the cards to look through. */
  cards(): string[];
  readonly knowledge: HostKnowledge;
  /** The words of the language the app speaks now. */
  readonly words: () => Words;
  readonly logger: Logger;
  /** What is shown changed. */
  changed(): void;
  /** A host appeared, is back, or is somewhere else. */
  appeared(id: string): void;
}

/** Looks for hosts on every network card, also on those that come and go. */
export class HostBrowser {
  readonly #sightings: Sightings;
  readonly #browsers = new Map<string, CardBrowser>();
  /** Cards that cannot be listened on, and the system's reason. */
  readonly #failures = new Map<string, string>();
  readonly #closing = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | null = null;
  #rounds = 0;
  #shown = '';
  #noCards = false;

  constructor(private readonly options: HostBrowserOptions) {
    this.#sightings = new Sightings(options.knowledge);
    this.#round();
  }

  discovered(): DiscoveredHost[] {
    return this.#sightings.list();
  }

  addressesOf(id: string): readonly Address[] {
    return this.#sightings.addressesOf(id);
  }

  state(): Discovery {
    const words = this.options.words().refusals.here;
    if (this.#noCards) {
      return { state: 'unavailable', message: words.noNetwork };
    }
    if (this.#browsers.size > 0 || this.#failures.size === 0) return { state: 'looking' };
    return { state: 'unavailable', message: words.noListening };
  }

  /** Asks at once: the network changed. */
  ask(): void {
    this.#rounds = 0;
    this.#round();
  }

  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    for (const card of [...this.#browsers.keys()]) this.#closeCard(card);
    await Promise.all(this.#closing);
  }

  #round(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#round(), ASK_AFTER_MS[this.#rounds] ?? ASK_EVERY_MS);
    this.#rounds += 1;
    this.#followCards();
    for (const browser of this.#browsers.values()) browser.ask();
    this.#sightings.expire();
    this.#tell();
  }

  #followCards(): void {
    const cards = this.options.cards();
    this.#noCards = cards.length === 0;
    this.#failures.clear();
    for (const card of [...this.#browsers.keys()]) if (!cards.includes(card)) this.#closeCard(card);
    for (const card of cards) if (!this.#browsers.has(card)) this.#openCard(card);
  }

  #openCard(card: string): void {
    const browser = new CardBrowser({
      card,
      saw: (record) => this.#saw(record, card),
      left: (id) => {
        this.#sightings.left(id);
        this.#tell();
      },
      failed: (code) => {
        this.options.logger.warn('peer_discovery_failed', { code });
        this.#failures.set(card, code);
        this.#closeCard(card);
        this.#tell();
      },
    });
    this.#browsers.set(card, browser);
  }

  #closeCard(card: string): void {
    const browser = this.#browsers.get(card);
    this.#browsers.delete(card);
    this.#sightings.dropCard(card);
    if (!browser) return;
    const closed = browser.close().finally(() => this.#closing.delete(closed));
    this.#closing.add(closed);
  }

  #saw(record: HostRecord, card: string): void {
    const news = this.#sightings.saw(record, card);
    this.#tell();
    if (news) this.options.appeared(record.id);
  }

  /** Says so when what is shown is not what was shown before. */
  #tell(): void {
    const shown = JSON.stringify([this.state(), this.#sightings.list()]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.options.changed();
  }
}

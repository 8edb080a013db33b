import { Browser } from 'bonjour-service';
import multicastDns, { type MulticastDNS } from 'multicast-dns';
import { type HostRecord, readHostRecord } from './host-record';

/** What a browser of one network card stands on. */
export interface CardBrowserOptions {
  /** The card's IPv4 address. */
  readonly card: string;
  saw(record: HostRecord): void;
  left(id: string): void;
  /** The card cannot be listened on; `code` is the system's. */
  failed(code: string): void;
}

/** Asks for hosts through one network card. */
export class CardBrowser {
  readonly #mdns: MulticastDNS;
  #browser: Browser | null = null;

  constructor(private readonly options: CardBrowserOptions) {
    // Bound to the card's own address it would never receive on Linux; and without a listener an error ends the process.
    this.#mdns = multicastDns({ interface: options.card, bind: '0.0.0.0', reuseAddr: true });
    this.#mdns.on('error', (error: Error & { code?: string }) => options.failed(error.code ?? error.name));
    this.#mdns.on('warning', () => undefined);
  }

  /**
   * Asks anew. Every round has a browser of its own: an old one does not say that a host answered again, and keeps
   * whatever anybody ever sent it.
   */
  ask(): void {
    this.#browser?.stop();
    this.#browser = new Browser(this.#mdns, { type: 'hearth' }, (service) => {
      const record = readHostRecord(service);
      if (record) this.options.saw(record);
    });
    this.#browser.on('down', (service) => {
      const record = readHostRecord(service);
      if (record) this.options.left(record.id);
    });
    for (const update of ['srv-update', 'txt-update'] as const) {
      this.#browser.on(update, (service) => {
        const record = readHostRecord(service);
        if (record) this.options.saw(record);
      });
    }
  }

  close(): Promise<void> {
    this.#browser?.stop();
    return new Promise((resolve) => this.#mdns.destroy(resolve));
  }
}

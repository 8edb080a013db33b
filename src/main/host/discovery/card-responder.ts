import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import Bonjour from 'bonjour-service';
import type { Logger } from '../../logger';
import { within } from '../../within';

const MDNS_ADDRESS = '224.0.0.251';
const MDNS_PORT = 5353;
/** A goodbye is one packet; on a dead card its send may never be reported. */
const GOODBYE_MS = 500;

/** One DNS-SD service instance. */
export interface Advertisement {
  /** The name of the instance, unique on the network, at most 63 bytes (RFC 6763, 4.1.1). */
  readonly instance: string;
  readonly port: number;
  /** The computer's name on the network, ending in `.local`. */
  readonly computer: string;
  readonly txt: Readonly<Record<string, string>>;
}

/**
 * Answers mDNS on one network card. The socket is ours, because `bonjour-service` alone picks one card by the default
 * route, and throws where the port cannot be bound.
 */
export class CardResponder {
  readonly #socket: Socket;
  readonly #bonjour: Bonjour;

  private constructor(socket: Socket, logger: Logger) {
    this.#socket = socket;
    // Bound already, so that the library neither binds nor joins groups by itself.
    const options: object = { socket, bind: false, multicast: false };
    this.#bonjour = new Bonjour(options, (error: Error) => logger.warn('mdns_failed', { code: codeOf(error) }));
  }

  /** Rejects when the card or the port cannot be used. */
  static async open(address: string, logger: Logger): Promise<CardResponder> {
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    try {
      socket.bind(MDNS_PORT, '0.0.0.0');
      await once(socket, 'listening');
      socket.addMembership(MDNS_ADDRESS, address);
      socket.setMulticastInterface(address);
      socket.setMulticastTTL(255);
      socket.setMulticastLoopback(true);
      return new CardResponder(socket, logger);
    } catch (error) {
      socket.close();
      throw error;
    }
  }

  /** Announces the service; probing is left out, because the name has the host's id in it. */
  publish({ instance, port, computer, txt }: Advertisement): void {
    this.#bonjour.publish({ name: instance, type: 'hearth', port, host: computer, txt: { ...txt }, probe: false });
  }

  /** Says goodbye, so that the service vanishes from lists at once. */
  async unpublish(): Promise<void> {
    await within(GOODBYE_MS, new Promise<void>((resolve) => this.#bonjour.unpublishAll(() => resolve())));
  }

  async close(): Promise<void> {
    await within(GOODBYE_MS, new Promise<void>((resolve) => this.#bonjour.destroy(() => resolve())));
    this.#socket.removeAllListeners();
  }
}

/** What an I/O error is logged as. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

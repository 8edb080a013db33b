import type { Server, Socket } from 'node:net';
import type { UpgradeRefusal } from '#shared/protocol/reasons';

/** How many TCP connections there may be, and how long one may take to become a WebSocket. */
export interface DoorLimits {
  readonly socketsPerAddress: number;
  readonly socketsPerHost: number;
  readonly handshakeMs: number;
}

/** Connections beyond a limit that are still listened to, so that they can be told why they are refused. */
const TOLD_WHY = 50;

/**
 * Watches TCP connections from their first moment: counts them by address and in all, and cuts off those that take too
 * long to become a WebSocket, TLS handshake included and dripping bytes or not.
 */
export class TcpDoor {
  readonly #limits: DoorLimits;
  readonly #sockets = new Set<Socket>();
  readonly #perAddress = new Map<string, number>();
  readonly #deadlines = new Map<string, NodeJS.Timeout>();
  readonly #refused = new Map<string, UpgradeRefusal>();

  constructor(server: Server, limits: DoorLimits) {
    this.#limits = limits;
    server.on('connection', (socket) => this.#accept(socket));
  }

  /** Why the connection below this socket is one too many, if it is. */
  refusalOf(socket: Endpoint): UpgradeRefusal | null {
    return this.#refused.get(nameOf(socket)) ?? null;
  }

  /** The connection became a WebSocket: it may stay. */
  welcome(socket: Endpoint): void {
    const name = nameOf(socket);
    clearTimeout(this.#deadlines.get(name));
    this.#deadlines.delete(name);
  }

  /** TCP connections at this moment, of whatever kind. */
  get count(): number {
    return this.#sockets.size;
  }

  /** Cuts off whoever is still there. */
  closeAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #accept(socket: Socket): void {
    const name = nameOf(socket);
    const address = addressOf(socket);
    const ofAddress = (this.#perAddress.get(address) ?? 0) + 1;
    const { socketsPerAddress, socketsPerHost, handshakeMs } = this.#limits;
    const excess = Math.max(ofAddress - socketsPerAddress, this.#sockets.size + 1 - socketsPerHost);
    if (excess > TOLD_WHY) {
      socket.destroy();
      return;
    }
    if (excess > 0) this.#refused.set(name, ofAddress > socketsPerAddress ? CROWDED_ADDRESS : FULL);
    this.#sockets.add(socket);
    this.#perAddress.set(address, ofAddress);
    this.#deadlines.set(
      name,
      setTimeout(() => socket.destroy(), handshakeMs),
    );
    socket.once('close', () => this.#forget(socket, name, address));
  }

  #forget(socket: Socket, name: string, address: string): void {
    this.#sockets.delete(socket);
    this.#refused.delete(name);
    clearTimeout(this.#deadlines.get(name));
    this.#deadlines.delete(name);
    const left = (this.#perAddress.get(address) ?? 1) - 1;
    if (left > 0) this.#perAddress.set(address, left);
    else this.#perAddress.delete(address);
  }
}

const FULL: UpgradeRefusal = { reason: 'host_full', message: 'This host is full. Try again later.' };
const CROWDED_ADDRESS: UpgradeRefusal = {
  reason: 'too_many_sockets',
  message: 'Too many connections come from your address. Close some and try again.',
};

/** Both a TCP socket and the TLS socket above it: they have the same far end. */
type Endpoint = Pick<Socket, 'remoteAddress' | 'remotePort'>;

const nameOf = (socket: Endpoint): string => `${socket.remoteAddress ?? ''} ${socket.remotePort ?? 0}`;

/** The address of the far end; an IPv4 address looks the same however it came. */
export const addressOf = (socket: Endpoint): string => (socket.remoteAddress ?? '').replace(/^::ffff:/i, '');

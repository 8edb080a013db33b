import type { Server, Socket } from 'node:net';
import type { UpgradeRefusal } from '#shared/protocol/reasons';

/** How many TCP connections there may be, and how long one may take to become a WebSocket. */
export interface DoorLimits {
  readonly socketsPerAddress: number;
  readonly socketsPerHost: number;
  readonly handshakeMs: number;
}

/** A connection on its way to become a WebSocket. */
interface Unfinished {
  readonly socket: Socket;
  readonly address: string;
  readonly deadline: NodeJS.Timeout;
}

/** Connections beyond a limit that are still listened to, so that they can be told why they are refused. */
const TOLD_WHY = 50;

/**
 * Watches TCP connections from their first moment: counts them by address and in all, and cuts off those that take too
 * long to become a WebSocket, TLS handshake included and dripping bytes or not. Where there is no room for one more, the
 * connection that has been trying for longest makes way: honest ones are through in a moment, and nobody keeps others
 * out by holding connections open that never become a WebSocket.
 */
export class TcpDoor {
  readonly #limits: DoorLimits;
  readonly #sockets = new Set<Socket>();
  readonly #perAddress = new Map<string, number>();
  /** Those that are not a WebSocket yet, the one that came first at the front. */
  readonly #unfinished = new Map<string, Unfinished>();
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
    clearTimeout(this.#unfinished.get(name)?.deadline);
    this.#unfinished.delete(name);
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
    const refusal = this.#makeRoom(address);
    if (refusal && this.#refused.size >= TOLD_WHY) {
      socket.destroy();
      return;
    }
    if (refusal) this.#refused.set(name, refusal);
    this.#sockets.add(socket);
    this.#perAddress.set(address, this.#countOf(address) + 1);
    const deadline = setTimeout(() => socket.destroy(), this.#limits.handshakeMs);
    this.#unfinished.set(name, { socket, address, deadline });
    socket.once('close', () => this.#forget(socket, name, address));
  }

  /** Sees to it that there is room for one more from this address; or says why there is none. */
  #makeRoom(address: string): UpgradeRefusal | null {
    const { socketsPerAddress, socketsPerHost } = this.#limits;
    const crowded = this.#countOf(address) >= socketsPerAddress;
    if (!crowded && this.#sockets.size < socketsPerHost) return null;
    for (const [name, { socket, address: from }] of this.#unfinished) {
      if ((crowded && from !== address) || this.#refused.has(name)) continue;
      this.#forget(socket, name, from);
      socket.destroy();
      return null;
    }
    return crowded ? CROWDED_ADDRESS : FULL;
  }

  #countOf(address: string): number {
    return this.#perAddress.get(address) ?? 0;
  }

  #forget(socket: Socket, name: string, address: string): void {
    if (!this.#sockets.delete(socket)) return;
    this.#refused.delete(name);
    clearTimeout(this.#unfinished.get(name)?.deadline);
    this.#unfinished.delete(name);
    const left = this.#countOf(address) - 1;
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

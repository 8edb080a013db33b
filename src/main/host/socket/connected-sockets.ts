import type { UpgradeRefusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import type { Logger } from '../../logger';
import type { SocketDirectory } from '../channels/channel';

/** What the directory does with a socket. */
interface OpenSocket {
  readonly userId: string;
  close(code: number, words: string): void;
}

/** A place kept for a socket from before its admission is decided until it closes. */
export interface Seat {
  readonly userId: string;
  /** Whether the person was removed meanwhile: the socket must not open. */
  readonly revoked: boolean;
  open(socket: OpenSocket): void;
  /** The socket closed, or never opened. Calling it again does nothing. */
  free(): void;
}

/** How many sockets there may be. */
export interface SeatLimits {
  readonly socketsPerUser: number;
  readonly socketsPerHost: number;
}

type PresenceListener = (userId: string, online: boolean) => void;

/** Who is connected. Seats are counted, not sockets, so that many upgrades at once cannot slip past a limit. */
export class ConnectedSockets implements SocketDirectory {
  readonly #limits: SeatLimits;
  readonly #logger: Logger;
  readonly #seats = new Map<string, Set<OwnSeat>>();
  readonly #listeners = new Set<PresenceListener>();
  #total = 0;

  constructor(limits: SeatLimits, logger: Logger) {
    this.#limits = limits;
    this.#logger = logger;
  }

  /** Takes a seat, if there is one. */
  seat(userId: string): Result<Seat, UpgradeRefusal> {
    if (this.#total >= this.#limits.socketsPerHost) {
      return err({ reason: 'host_full', message: 'This host is full. Try again later.' });
    }
    const seats = this.#seats.get(userId) ?? new Set();
    if (seats.size >= this.#limits.socketsPerUser) {
      const message = `You are connected to this host ${seats.size} times already, which is the most it allows.`;
      return err({ reason: 'too_many_sockets', message });
    }
    const seat = new OwnSeat(userId, this);
    this.#seats.set(userId, seats.add(seat));
    this.#total += 1;
    return ok(seat);
  }

  dropUser(userId: string): void {
    for (const seat of [...(this.#seats.get(userId) ?? [])]) seat.revoke();
  }

  countOf(userId: string): number {
    let count = 0;
    for (const seat of this.#seats.get(userId) ?? []) if (seat.socket) count += 1;
    return count;
  }

  onPresence(listener: PresenceListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ids of the people with at least one open socket. */
  people(): readonly string[] {
    return [...this.#seats.keys()].filter((userId) => this.countOf(userId) > 0);
  }

  /** For seats only. */
  opened(seat: OwnSeat): void {
    if (this.countOf(seat.userId) === 1) this.#announce(seat.userId, true);
  }

  /** For seats only. */
  freed(seat: OwnSeat): void {
    const seats = this.#seats.get(seat.userId);
    if (!seats?.delete(seat)) return;
    this.#total -= 1;
    if (seats.size === 0) this.#seats.delete(seat.userId);
    if (seat.socket && this.countOf(seat.userId) === 0) this.#announce(seat.userId, false);
  }

  #announce(userId: string, online: boolean): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(userId, online);
      } catch (error) {
        this.#logger.error('listener_failed', error, { user: userId });
      }
    }
  }
}

class OwnSeat implements Seat {
  readonly userId: string;
  socket: OpenSocket | null = null;
  revoked = false;
  readonly #directory: ConnectedSockets;

  constructor(userId: string, directory: ConnectedSockets) {
    this.userId = userId;
    this.#directory = directory;
  }

  open(socket: OpenSocket): void {
    this.socket = socket;
    this.#directory.opened(this);
  }

  revoke(): void {
    this.revoked = true;
    this.socket?.close(1008, 'You were removed from this host.');
  }

  free(): void {
    this.#directory.freed(this);
  }
}

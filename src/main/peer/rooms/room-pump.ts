import type { Logger } from '../../logger';

/** What a pump stands on. */
export interface RoomPumpOptions<Entry> {
  /** The oldest thing of a room that waits; null when there is none. */
  next(room: string): Entry | null;
  /** Sends it; resolves with null when the next one may go, else with how long to wait, in milliseconds. */
  send(entry: Entry): Promise<number | null>;
  /** Whether the room is joined and what waits may go. */
  isReady(room: string): boolean;
  /** Milliseconds before a thing is tried again whose answer did not come. */
  readonly resend: number;
  readonly logger: Logger;
}

/** Sends what waits: one thing of a room at a time, so that order holds whatever breaks in between. */
export class RoomPump<Entry> {
  readonly #sending = new Map<string, Promise<void>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #closed = false;

  constructor(private readonly options: RoomPumpOptions<Entry>) {}

  /** Sends what waits in a room, if the room is ready and nothing of it is being sent already. */
  pump(room: string): void {
    if (this.#closed || this.#sending.has(room) || this.#timers.has(room) || !this.options.isReady(room)) return;
    const sending = this.#sendAll(room)
      .catch((error: unknown) => {
        this.options.logger.error('peer_outbox_failed', error, { room });
        return this.options.resend;
      })
      .then((waitMs) => {
        this.#sending.delete(room);
        if (waitMs !== null) this.#pumpLater(room, waitMs);
        // Something may have been added after the last look.
        else if (this.options.next(room)) this.pump(room);
      });
    this.#sending.set(room, sending);
  }

  /** The room's line is fresh: what waited for a time can go now. */
  resume(room: string): void {
    this.#clearTimer(room);
    this.pump(room);
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const room of [...this.#timers.keys()]) this.#clearTimer(room);
    await Promise.all(this.#sending.values());
  }

  /** Sends until nothing waits or nothing goes any more; resolves with when to go on, or null. */
  async #sendAll(room: string): Promise<number | null> {
    for (let entry = this.options.next(room); entry; entry = this.options.next(room)) {
      if (this.#closed || !this.options.isReady(room)) return null;
      const waitMs = await this.options.send(entry);
      if (waitMs !== null) return waitMs;
    }
    return null;
  }

  #pumpLater(room: string, waitMs: number): void {
    if (this.#closed) return;
    const timer = setTimeout(() => this.resume(room), waitMs);
    this.#timers.set(room, timer);
  }

  #clearTimer(room: string): void {
    clearTimeout(this.#timers.get(room));
    this.#timers.delete(room);
  }
}

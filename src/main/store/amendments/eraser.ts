import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { Logger } from '../../logger';

const HOUR_MS = 60 * 60_000;

/** Amendments go into the messages' own lines when they are so old, so that a deleted text is gone within a day. */
const DUE_MS = 20 * HOUR_MS;

/** A host that just started has more to do. */
const FIRST_LOOK_MS = 60_000;

/** Calls after a time in milliseconds; what it returns takes that back. */
export type Timer = (action: () => void, ms: number) => () => void;

/** A timer of the process, which does not keep it alive. */
export const processTimer: Timer = (action, ms) => {
  const timeout = setTimeout(action, ms).unref();
  return () => clearTimeout(timeout);
};

/** What an eraser is given. */
export interface EraserOptions {
  readonly logger: Logger;
  readonly now: () => Date;
  readonly timer: Timer;
  /** Rooms that have amendments. */
  readonly rooms: () => Iterable<string>;
  /** When the first amendment of a room was made that is not in its message's own line (ISO 8601); undefined for none. */
  readonly oldest: (room: string) => Promise<string | undefined>;
  /** Writes a room's amendments into its messages' own lines. */
  readonly fold: (room: string) => Promise<void>;
}

/**
 * Sees to it that what was amended goes into the messages' own lines, and what was deleted leaves the disk: of each room
 * within a day, and where there is much of it at once. One room at a time, beside everything else that goes on.
 */
export class Eraser {
  readonly #options: EraserOptions;
  /** When a room is to be looked at, in milliseconds; infinite for one that has nothing to fold. Others are not known yet. */
  readonly #due = new Map<string, number>();
  readonly #full = new Set<string>();
  /** Rooms that could not be folded: they are not hurried until the next look. */
  readonly #failed = new Set<string>();
  #working: Promise<void> | undefined;
  #cancel: () => void = () => undefined;
  #stopped = false;
  #folding: string | undefined;

  constructor(options: EraserOptions) {
    this.#options = options;
  }

  /** Whether it is to come to an end. */
  get stopped(): boolean {
    return this.#stopped;
  }

  start(): void {
    this.#lookIn(FIRST_LOOK_MS);
  }

  /** A room was amended. */
  note(room: string): void {
    if (this.#due.get(room) === Number.POSITIVE_INFINITY) this.#due.set(room, this.#now() + DUE_MS);
  }

  /** A room has so many amendments that they are to be folded at once. */
  hurry(room: string): void {
    if (room === this.#folding || this.#full.has(room) || this.#failed.has(room)) return;
    this.#full.add(room);
    this.#work(async () => undefined);
  }

  /** There is no such room any more. */
  forget(room: string): void {
    this.#due.delete(room);
    this.#full.delete(room);
    this.#failed.delete(room);
  }

  /** Resolves when nothing is done any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#working;
  }

  #lookIn(ms: number): void {
    if (this.#stopped) return;
    this.#cancel = this.#options.timer(() => {
      this.#work(async () => {
        await this.#look();
        this.#lookIn(HOUR_MS);
      });
    }, ms);
  }

  /** One thing after the other. */
  #work(work: () => Promise<void>): void {
    const before = this.#working;
    const working = (async () => {
      await before;
      await work();
      for (const room of this.#full) {
        this.#full.delete(room);
        await this.#fold(room);
      }
    })();
    this.#working = working;
    void working.then(() => {
      if (this.#working === working) this.#working = undefined;
    });
  }

  async #look(): Promise<void> {
    this.#failed.clear();
    for (const room of [...this.#options.rooms()]) {
      if (this.#stopped) return;
      if ((await this.#dueAt(room)) <= this.#now()) await this.#fold(room);
      await endOfTurn();
    }
  }

  async #dueAt(room: string): Promise<number> {
    const known = this.#due.get(room);
    if (known !== undefined) return known;
    try {
      const oldest = await this.#options.oldest(room);
      const due = oldest === undefined ? Number.POSITIVE_INFINITY : Date.parse(oldest) + DUE_MS;
      this.#due.set(room, due);
      return due;
    } catch (error) {
      this.#options.logger.error('amendments_not_read', error, { room });
      return Number.POSITIVE_INFINITY;
    }
  }

  /** What fails is tried again with the next look. */
  async #fold(room: string): Promise<void> {
    if (this.#stopped) return;
    this.#folding = room;
    try {
      await this.#options.fold(room);
      // What was amended meanwhile is found by the next look.
      this.#due.delete(room);
    } catch (error) {
      this.#failed.add(room);
      if (!this.#stopped) this.#options.logger.error('amendments_not_folded', error, { room });
    } finally {
      this.#folding = undefined;
    }
  }

  #now(): number {
    return this.#options.now().getTime();
  }
}

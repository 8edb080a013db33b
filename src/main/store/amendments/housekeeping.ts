import type { Logger } from '../../logger';
import { MemoryBudget } from '../disk/memory-budget';
import type { RoomLog } from '../room-log/room-log';
import type { SegmentCatalog } from '../room-log/segment-catalog';
import { Eraser, type Timer } from './eraser';
import { oldestAmendment } from './oldest-amendment';

/** Amendments of a room after which they go into the messages' own lines: reading them takes some 25 ms. */
export const FOLD_AFTER = 4_096;

/** What they take of the memory, after which they do so as well. */
const FOLD_BYTES = 8 * 1024 * 1024;

/** What the amendments of all rooms may take of the memory. */
const MEMORY_BYTES = 64 * 1024 * 1024;

/** What housekeeping is given. */
export interface HousekeepingOptions {
  /** The data folder. */
  readonly folder: string;
  readonly catalog: SegmentCatalog;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly timer: Timer;
  readonly foldAfter: number;
  /** Folds a room; `isStopped` says when to come to an end. */
  readonly fold: (room: string, isStopped: () => boolean) => Promise<void>;
}

/** Keeps the amendments of all rooms few, in memory and on disk. */
export class Housekeeping {
  readonly #foldAfter: number;
  readonly #eraser: Eraser;
  readonly #memory = new MemoryBudget(MEMORY_BYTES);

  constructor({ folder, catalog, fold, foldAfter, ...options }: HousekeepingOptions) {
    this.#foldAfter = foldAfter;
    this.#eraser = new Eraser({
      ...options,
      rooms: () => catalog.amendedRooms(),
      oldest: (room) => oldestAmendment(folder, room),
      fold: (room) => fold(room, () => this.#eraser.stopped),
    });
    this.#eraser.start();
  }

  /** A room was amended. */
  amended(room: string, log: RoomLog): void {
    this.#eraser.note(room);
    const { count, bytes } = log.amendments;
    if (count >= this.#foldAfter || bytes >= FOLD_BYTES) this.#eraser.hurry(room);
  }

  /** Somebody asked something of a room. */
  used(room: string, log: RoomLog): void {
    if (!log.closed) this.#memory.use(room, log.amendments.bytes, log);
  }

  /** There is no such room any more. */
  forget(room: string): void {
    this.#eraser.forget(room);
    this.#memory.forget(room);
  }

  /** Resolves when nothing is done any more. */
  async stop(): Promise<void> {
    await this.#eraser.stop();
  }
}

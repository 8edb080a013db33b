import { unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { closedFault, errnoOf } from './faults';
import { KeyedFile, type KeyedFileOptions } from './keyed-file';
import { syncFolder } from './sync-folder';

/** Files that are open at once, the ones that somebody waits for aside: a handle each, and what they hold in memory. */
const OPEN_FILES = 128;

interface Held<R extends object> {
  readonly file: Promise<KeyedFile<R>>;
  opened: KeyedFile<R> | undefined;
  uses: number;
}

/** Keyed files of one kind, each opened on first use; those that were longest without one are closed. */
export class KeyedFiles<R extends object> {
  readonly #options: (path: string) => KeyedFileOptions<R>;
  /** The one that was longest without a use first. */
  readonly #held = new Map<string, Held<R>>();
  /** Files that are being closed or deleted: whoever wants one waits. */
  readonly #leaving = new Map<string, Promise<unknown>>();
  #closed = false;

  constructor(options: (path: string) => KeyedFileOptions<R>) {
    this.#options = options;
  }

  /** Does something with a file. */
  async use<T>(path: string, action: (file: KeyedFile<R>) => T | Promise<T>): Promise<T> {
    if (this.#closed) throw closedFault();
    while (this.#leaving.has(path)) await this.#leaving.get(path);
    const held = this.#hold(path);
    held.uses += 1;
    try {
      return await action(await held.file);
    } finally {
      held.uses -= 1;
      if (this.#held.size > OPEN_FILES) this.#closeOne();
    }
  }

  /** Deletes a file, after what is under way with it. */
  async drop(path: string): Promise<void> {
    if (this.#closed) throw closedFault();
    while (this.#leaving.has(path)) await this.#leaving.get(path);
    await this.#leave(path, async () => {
      try {
        await unlink(path);
        await syncFolder(dirname(path));
      } catch (error) {
        if (errnoOf(error) !== 'ENOENT') throw error;
      }
    });
  }

  /** Resolves when everything under way is settled and every file is closed; later calls are refused. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled([...this.#leaving.values()]);
    await Promise.allSettled([...this.#held.keys()].map((path) => this.#leave(path)));
  }

  #hold(path: string): Held<R> {
    const held = this.#held.get(path) ?? this.#open(path);
    this.#held.delete(path);
    this.#held.set(path, held);
    return held;
  }

  /** One that could not be opened is tried again by the next call. */
  #open(path: string): Held<R> {
    const held: Held<R> = { file: KeyedFile.open(this.#options(path)), opened: undefined, uses: 0 };
    const keep = (file: KeyedFile<R>) => {
      held.opened = file;
    };
    const forget = () => {
      if (this.#held.get(path) === held) this.#held.delete(path);
    };
    held.file.then(keep, forget);
    return held;
  }

  #closeOne(): void {
    for (const [path, { uses, opened }] of this.#held) {
      if (uses > 0 || opened === undefined || opened.spoiled) continue;
      this.#leave(path).catch(() => undefined);
      return;
    }
  }

  #leave(path: string, then: () => Promise<void> = async () => undefined): Promise<void> {
    const held = this.#held.get(path);
    this.#held.delete(path);
    const leaving = (async () => {
      await held?.file.then((file) => file.rest()).catch(() => undefined);
      await then();
    })();
    const forget = () => {
      if (this.#leaving.get(path) === leaving) this.#leaving.delete(path);
    };
    leaving.then(forget, forget);
    this.#leaving.set(path, leaving);
    return leaving;
  }
}

import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';

/** The limit that a process had before, as good as none for a test. */
const PLENTY = 1_024;

/** How often, and how far apart in milliseconds, it is looked what is open: work in the background opens files for a moment. */
const LOOKS = 20;
const LOOK_MS = 10;

/** Takes file descriptors away from a process that runs: what it has open stays open. Linux, with `prlimit`. */
export class Descriptors {
  readonly #pid: number;

  constructor(pid: number | undefined) {
    if (pid === undefined) throw new Error('The process does not run.');
    this.#pid = pid;
  }

  /** From now on it can have so many more files open than it has now for good. */
  async leave(spare: number): Promise<void> {
    const used = await this.#usedForGood();
    // The limit is on the number of a descriptor, and the lowest free number is taken first.
    let limit = 0;
    for (let free = 0; free < spare || used.has(limit); limit += 1) if (!used.has(limit)) free += 1;
    this.#limit(limit);
  }

  /** It can open files again. */
  giveBack(): void {
    this.#limit(PLENTY);
  }

  /** What is open whenever one looks. */
  async #usedForGood(): Promise<ReadonlySet<number>> {
    let used = this.#used();
    for (let look = 1; look < LOOKS; look += 1) {
      await after(LOOK_MS);
      const now = new Set(this.#used());
      used = used.filter((descriptor) => now.has(descriptor));
    }
    return new Set(used);
  }

  #used(): number[] {
    return readdirSync(`/proc/${this.#pid}/fd`).map(Number);
  }

  #limit(limit: number): void {
    execFileSync('prlimit', ['--pid', `${this.#pid}`, `--nofile=${limit}:`]);
  }
}

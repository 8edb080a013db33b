import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

/** The limit that a process had before, as good as none for a test. */
const PLENTY = 1_024;

/** Takes file descriptors away from a process that runs: what it has open stays open. Linux, with `prlimit`. */
export class Descriptors {
  readonly #pid: number;

  constructor(pid: number | undefined) {
    if (pid === undefined) throw new Error('The process does not run.');
    this.#pid = pid;
  }

  /** From now on it can have so many more files open than it has now. */
  leave(spare: number): void {
    const used = new Set(readdirSync(`/proc/${this.#pid}/fd`).map(Number));
    // The limit is on the number of a descriptor, and the lowest free number is taken first.
    let limit = 0;
    for (let free = 0; free < spare || used.has(limit); limit += 1) if (!used.has(limit)) free += 1;
    this.#limit(limit);
  }

  /** It can open files again. */
  giveBack(): void {
    this.#limit(PLENTY);
  }

  #limit(limit: number): void {
    execFileSync('prlimit', ['--pid', `${this.#pid}`, `--nofile=${limit}:`]);
  }
}

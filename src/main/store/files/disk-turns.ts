/** So many reads and writes of files at once. Node has four threads for the disk: the others are left to messages. */
const AT_ONCE = 2;

/** Lets work with large files wait for its turn, in the order it came. */
export class DiskTurns {
  #free = AT_ONCE;
  readonly #waiting: (() => void)[] = [];

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}

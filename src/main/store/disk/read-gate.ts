/** Many read at once; who wants the files for themself waits until all those are done, and then everybody else waits. */
export class ReadGate {
  #readers = 0;
  #empty: (() => void) | undefined;
  #alone: Promise<void> | undefined;

  /** Reads. It must not be asked for within a reading: that would wait for itself. */
  async shared<T>(read: () => Promise<T>): Promise<T> {
    while (this.#alone !== undefined) await this.#alone;
    this.#readers += 1;
    try {
      return await read();
    } finally {
      this.#readers -= 1;
      if (this.#readers === 0) this.#empty?.();
    }
  }

  /** Does something while nobody reads. */
  async alone<T>(action: () => Promise<T>): Promise<T> {
    while (this.#alone !== undefined) await this.#alone;
    let open: () => void = () => undefined;
    this.#alone = new Promise((resolve) => {
      open = resolve;
    });
    try {
      if (this.#readers > 0) {
        await new Promise<void>((resolve) => {
          this.#empty = resolve;
        });
      }
      return await action();
    } finally {
      this.#empty = undefined;
      this.#alone = undefined;
      open();
    }
  }
}

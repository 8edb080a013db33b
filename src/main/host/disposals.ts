import type { Logger } from '../logger';

interface Disposal {
  readonly name: string;
  readonly dispose: () => void | Promise<void>;
}

/** What was made and has to be let go of, in reverse order. One that fails does not keep the rest. */
export class Disposals {
  readonly #logger: Logger;
  readonly #disposals: Disposal[] = [];

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  add(name: string, dispose: () => void | Promise<void>): void {
    this.#disposals.push({ name, dispose });
  }

  async run(): Promise<void> {
    for (let last = this.#disposals.pop(); last; last = this.#disposals.pop()) {
      try {
        await last.dispose();
      } catch (error) {
        this.#logger.error('dispose_failed', error, { part: last.name });
      }
    }
  }
}

import type { Logger } from '../../logger';

/** Who hears of what happens. One that throws harms nobody else. */
export class Listeners<Args extends readonly unknown[]> {
  readonly #logger: Logger;
  readonly #listeners = new Set<(...args: Args) => void>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Adds a listener; what it returns takes that back. */
  add(listener: (...args: Args) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Tells everybody. */
  tell(...args: Args): void {
    for (const listener of this.#listeners) {
      try {
        listener(...args);
      } catch (error) {
        this.#logger.error('log_subscriber_failed', error);
      }
    }
  }
}

import type { Logger } from '../logger';

/** Tells listeners that something changed; one that throws harms nobody else. */
export class Changes {
  readonly #logger: Logger;
  readonly #listeners = new Set<() => void>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly tell = (): void => {
    for (const listener of [...this.#listeners]) {
      try {
        listener();
      } catch (error) {
        this.#logger.error('listener_failed', error);
      }
    }
  };
}

import type { Logger } from '../logger';

/** What was started, in order, so that it can be ended in reverse. */
export class Lifetime {
  readonly #parts: { readonly name: string; readonly end: () => unknown }[] = [];

  constructor(private readonly logger: Logger) {}

  /** Remembers how to end a part, and hands the part back. */
  own<T>(name: string, part: T, end: (part: T) => unknown): T {
    this.#parts.push({ name, end: () => end(part) });
    return part;
  }

  /** Ends everything, the newest first, each once. A part that fails to end is logged and does not hold up the others. */
  async end(): Promise<void> {
    for (let part = this.#parts.pop(); part; part = this.#parts.pop()) {
      try {
        await part.end();
      } catch (error) {
        this.logger.error('end_failed', error, { part: part.name });
      }
    }
  }
}

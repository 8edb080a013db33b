/** How long events of a lively room wait for each other, in milliseconds: three frames, which nobody sees. */
export const GATHER_MS = 50;
/** So many within that time do not wait: a message of one's own is its outbox, its arrival and its mark. */
export const AT_ONCE = 4;

/**
 * Hands events on, each at once, as long as they are few; those of a lively room together. One in which a hundred things
 * happen each second is drawn twenty-four times at most.
 */
export class EventBatches<T> {
  #waiting: T[] = [];
  #left = AT_ONCE;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly deliver: (events: readonly T[]) => void) {}

  add(event: T): void {
    this.#timer ??= setTimeout(() => this.#next(), GATHER_MS);
    if (this.#left === 0) {
      this.#waiting.push(event);
      return;
    }
    this.#left -= 1;
    this.deliver([event]);
  }

  /** What waits is not delivered any more. */
  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting = [];
  }

  /** After a burst all of the next one waits; after a calm moment nothing does. */
  #next(): void {
    this.#timer = null;
    const events = this.#waiting;
    this.#waiting = [];
    this.#left = events.length > 0 ? 0 : AT_ONCE;
    if (events.length === 0) return;
    this.#timer = setTimeout(() => this.#next(), GATHER_MS);
    this.deliver(events);
  }
}

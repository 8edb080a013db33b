/** How long events of a lively room wait for each other, in milliseconds: three frames, which nobody sees. */
export const GATHER_MS = 50;
/** So many within that time do not wait: a message of one's own is its outbox, its arrival and its mark. */
export const AT_ONCE = 4;

/**
 * Hands events on, each at once, as long as they are few and come after a pause; those of a lively room together. One in
 * which a hundred things happen each second is drawn twenty times.
 */
export class EventBatches<T> {
  #waiting: T[] = [];
  #left = AT_ONCE;
  /** Whether anything came since the timer was set. */
  #lively = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly deliver: (events: readonly T[]) => void) {}

  add(event: T): void {
    if (this.#timer === null) this.#timer = setTimeout(() => this.#next(), GATHER_MS);
    else this.#lively = true;
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

  /** As long as it is lively nothing is handed on at once; after a calm moment everything is. */
  #next(): void {
    const events = this.#waiting;
    this.#waiting = [];
    this.#timer = this.#lively ? setTimeout(() => this.#next(), GATHER_MS) : null;
    if (!this.#lively) this.#left = AT_ONCE;
    this.#lively = false;
    if (events.length > 0) this.deliver(events);
  }
}

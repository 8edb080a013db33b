/** How long events of a lively room wait for each other, in milliseconds: three frames, which nobody sees. */
export const GATHER_MS = 50;

/**
 * Hands events on: the first after a rest at once, those that come right behind it together. A room in which a hundred
 * things happen each second is drawn twenty times, not a hundred.
 */
export class EventBatches<T> {
  #waiting: T[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly deliver: (events: readonly T[]) => void) {}

  add(event: T): void {
    if (this.#timer !== null) {
      this.#waiting.push(event);
      return;
    }
    this.#rest();
    this.deliver([event]);
  }

  /** What waits is not delivered any more. */
  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting = [];
  }

  #rest(): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#waiting.length === 0) return;
      const events = this.#waiting;
      this.#waiting = [];
      this.#rest();
      this.deliver(events);
    }, GATHER_MS);
  }
}

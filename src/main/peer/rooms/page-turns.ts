/** How fast pages of history may be asked for: `burst` at once, then `perSecond`. */
export interface PageRate {
  readonly perSecond: number;
  readonly burst: number;
}

/**
 * Whose turn it is to ask a host for a page: one after the other, and slower than the host allows its people to push, so
 * that catching up in a hundred rooms leaves room for what the person does meanwhile.
 */
export class PageTurns {
  readonly #waiting: (() => void)[] = [];
  #left: number;
  #filledAt = performance.now();
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(private readonly rate: PageRate) {
    this.#left = rate.burst;
  }

  /** Resolves when the next page may be asked for. */
  take(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#serve();
    });
  }

  /** Lets everybody go who waits: they find that there is nobody to ask any more. */
  close(): void {
    this.#closed = true;
    this.#serve();
  }

  #serve(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#fill();
    while (this.#waiting.length > 0 && (this.#closed || this.#left >= 1)) {
      this.#left -= 1;
      this.#waiting.shift()?.();
    }
    if (this.#waiting.length === 0) return;
    const waitMs = ((1 - this.#left) / this.rate.perSecond) * 1_000;
    this.#timer = setTimeout(() => this.#serve(), Math.ceil(waitMs));
  }

  #fill(): void {
    const now = performance.now();
    const gained = ((now - this.#filledAt) / 1_000) * this.rate.perSecond;
    this.#left = Math.min(this.rate.burst, this.#left + gained);
    this.#filledAt = now;
  }
}

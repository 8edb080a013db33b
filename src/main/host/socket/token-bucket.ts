/** How fast something may happen: `burst` at once, then `perSecond`. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** A token bucket. `now` is a clock in milliseconds that never jumps. */
export class TokenBucket {
  readonly #rate: Rate;
  readonly #now: () => number;
  #tokens: number;
  #filled: number;

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
    this.#tokens = rate.burst;
    this.#filled = now();
  }

  /** Takes a token and answers 0, or takes none and answers the milliseconds until there is one; `rest` are left. */
  take(rest = 0): number {
    this.#fill();
    if (this.#tokens >= 1 + rest) {
      this.#tokens -= 1;
      return 0;
    }
    return Math.ceil(((1 + rest - this.#tokens) / this.#rate.perSecond) * 1_000);
  }

  /** Whether nothing was taken lately: such a bucket need not be remembered. */
  isFull(): boolean {
    this.#fill();
    return this.#tokens >= this.#rate.burst;
  }

  #fill(): void {
    const now = this.#now();
    const gained = ((now - this.#filled) / 1_000) * this.#rate.perSecond;
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + gained);
    this.#filled = now;
  }
}

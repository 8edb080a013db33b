/** How fast a host may be asked for what nobody waits for: `burst` at once, then `perSecond`. */
export interface PushRate {
  readonly perSecond: number;
  readonly burst: number;
}

/**
 * Whose turn it is to ask a host for a page, or to tell it of a read mark: one at a time, so that a host that is busy is not
 * asked for more, and slower than it allows its people to push, so that catching up in a hundred rooms leaves room for
 * what the person does meanwhile.
 */
export class PushTurns {
  readonly #waiting: (() => void)[] = [];
  #left: number;
  #filledAt = performance.now();
  #timer: NodeJS.Timeout | null = null;
  #underWay = false;
  #closed = false;

  constructor(private readonly rate: PushRate) {
    this.#left = rate.burst;
  }

  /** Asks when it is its turn. */
  async run<T>(ask: () => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      this.#serve();
    });
    try {
      return await ask();
    } finally {
      this.#underWay = false;
      this.#serve();
    }
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
    while (this.#closed || (!this.#underWay && this.#left >= 1)) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#left -= 1;
      this.#underWay = true;
      next();
    }
    if (this.#underWay || this.#waiting.length === 0) return;
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

import type { PushLimits } from './push-limits';

/** How joins share the event loop with everything else. */
export interface JoinLimits {
  /** Joins under way at once. */
  readonly joinsAtOnce: number;
  /** Milliseconds of one turn of the event loop in which joins begin. */
  readonly joinMsPerTurn: number;
}

type Work = () => Promise<unknown>;

/**
 * Lets joins begin a few at a time and for a part of each turn of the event loop, people in turn however many sockets they
 * have. A join reply is by far the costliest thing a client can ask for, and thousands may be asked for at once: after a
 * restart by everybody, or by somebody who means harm. Messages go on between them.
 */
export class JoinGate {
  readonly #limits: JoinLimits;
  readonly #now: () => number;
  readonly #rates: Pick<PushLimits, 'take'> | null;
  /** What waits, by person; the person whose turn it is at the front. */
  readonly #waiting = new Map<string, Work[]>();
  /** People who join too fast, until they may again. */
  readonly #resting = new Set<string>();
  #active = 0;
  #turnBegan: number | null = null;
  /** The time for joins in this turn was over before they were. */
  #ranOut = false;

  /** `rates` says how fast each person may join, null for no limit; `now` is a clock in milliseconds that never jumps. */
  constructor(limits: JoinLimits, rates: Pick<PushLimits, 'take'> | null, now: () => number) {
    this.#limits = limits;
    this.#rates = rates;
    this.#now = now;
  }

  /** Runs a join of this person when it is its turn, and settles as it does. */
  run<T>(userId: string, join: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const work = () => join().then(resolve, reject);
      const waiting = this.#waiting.get(userId);
      if (waiting) waiting.push(work);
      else this.#waiting.set(userId, [work]);
      this.#begin();
    });
  }

  #begin(): void {
    while (this.#active < this.#limits.joinsAtOnce && this.#hasTime()) {
      const work = this.#next();
      if (!work) return;
      this.#active += 1;
      void work().then(() => {
        this.#active -= 1;
        this.#begin();
      });
    }
  }

  #next(): Work | undefined {
    for (const [userId, waiting] of this.#waiting) {
      if (this.#tooFast(userId)) continue;
      const work = waiting.shift();
      this.#waiting.delete(userId);
      if (waiting.length > 0) this.#waiting.set(userId, waiting);
      return work;
    }
    return undefined;
  }

  /** Whether this person has to wait; the gate goes on by itself when they may join again. */
  #tooFast(userId: string): boolean {
    if (this.#resting.has(userId)) return true;
    const wait = this.#rates?.take(userId) ?? 0;
    if (wait === 0) return false;
    this.#resting.add(userId);
    const timer = setTimeout(() => {
      this.#resting.delete(userId);
      this.#begin();
    }, wait);
    timer.unref();
    return true;
  }

  /** Joins go on only if this turn was too short for them: with nobody waiting the event loop is left alone. */
  #endTurn(): void {
    const goesOn = this.#ranOut;
    this.#turnBegan = null;
    this.#ranOut = false;
    if (goesOn) this.#begin();
  }

  /** Whether joins may still begin in this turn; if not, they go on in the next one. */
  #hasTime(): boolean {
    if (this.#turnBegan === null) {
      this.#turnBegan = this.#now();
      setImmediate(() => this.#endTurn());
    }
    if (this.#now() - this.#turnBegan < this.#limits.joinMsPerTurn) return true;
    this.#ranOut = true;
    return false;
  }
}

import { type Rate, TokenBucket } from './token-bucket';

/** Pushes that say what passes or is said again a moment later: they make way for those that somebody waits for. */
const YIELDING: ReadonlySet<string> = new Set(['typing', 'read', 'thread-read']);

/** How much of the burst those leave to the others. */
const LEFT = 1 / 3;

/** How fast each person may push (or join), over all their sockets together; reconnecting does not refill anything. */
export class PushLimits {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Counts a push, or join: 0 when it may pass, else the milliseconds to wait. */
  take(userId: string, event?: string): number {
    let bucket = this.#buckets.get(userId);
    if (!bucket) {
      this.#forgetTheQuiet();
      bucket = new TokenBucket(this.#rate, this.#now);
      this.#buckets.set(userId, bucket);
    }
    return bucket.take(event !== undefined && YIELDING.has(event) ? Math.floor(this.#rate.burst * LEFT) : 0);
  }

  /** A full bucket is like none. Without them memory follows the people who pushed in the last seconds. */
  #forgetTheQuiet(): void {
    for (const [userId, bucket] of this.#buckets) if (bucket.isFull()) this.#buckets.delete(userId);
  }
}

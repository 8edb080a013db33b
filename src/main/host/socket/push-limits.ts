import { type Rate, TokenBucket } from './token-bucket';

/** How fast each person may push (or join), over all their sockets together; reconnecting does not refill anything. */
export class PushLimits {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Counts a push: 0 when it may pass, else the milliseconds to wait. */
  take(userId: string): number {
    let bucket = this.#buckets.get(userId);
    if (!bucket) {
      this.#forgetTheQuiet();
      bucket = new TokenBucket(this.#rate, this.#now);
      this.#buckets.set(userId, bucket);
    }
    return bucket.take();
  }

  /** A full bucket is like none. Without them memory follows the people who pushed in the last seconds. */
  #forgetTheQuiet(): void {
    for (const [userId, bucket] of this.#buckets) if (bucket.isFull()) this.#buckets.delete(userId);
  }
}

import { type Rate, TokenBucket } from './token-bucket';

/** How fast each person may push, over all their sockets together; reconnecting does not refill anything. */
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
      bucket = new TokenBucket(this.#rate, this.#now);
      this.#buckets.set(userId, bucket);
    }
    return bucket.take();
  }

  /** Forgets everybody who has been quiet; called when a socket closes, so that memory follows the people present. */
  prune(): void {
    for (const [userId, bucket] of this.#buckets) if (bucket.isFull()) this.#buckets.delete(userId);
  }
}

/**
 * Keeps the order of one socket's messages in a room. Most are appended at once; one that has to be looked at first (what
 * does it answer?) holds those behind it back until it was.
 */
export class SendOrder {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** Whether nothing is being looked at, so that a message that needs no look may be sent at once. */
  get idle(): boolean {
    return this.#waiting === 0;
  }

  /** Calls `send` with what `look` found, after everything before it was sent; what was sent need not have arrived. */
  async after<T, R>(look: Promise<T>, send: (found: T) => Promise<R>): Promise<R> {
    const turn = this.#turn(this.#last, look, send);
    this.#last = turn.catch(() => {});
    return (await turn).sent;
  }

  /** The promise is wrapped, so that the next turn does not wait for it. */
  async #turn<T, R>(
    before: Promise<unknown>,
    look: Promise<T>,
    send: (found: T) => Promise<R>,
  ): Promise<{ readonly sent: Promise<R> }> {
    this.#waiting += 1;
    try {
      await Promise.allSettled([before, look]);
      return { sent: send(await look) };
    } finally {
      this.#waiting -= 1;
    }
  }
}

/** A line as its watch sees it. */
export interface WatchedLine {
  /** Bytes that came over it so far. */
  bytesRead(): number;
  /** Asks the other side for a sign of life. */
  ask(): void;
  /** Gives it up, without a goodbye that nobody would hear. */
  cut(): void;
}

/**
 * Notices a line on which nothing passes any more, within two intervals. Whatever comes over it is a sign of life: an
 * answer may take long behind a page of messages on a slow line, and such a line must not be given up.
 */
export class LineWatch {
  #heard = 0;
  #timer: NodeJS.Timeout | undefined;
  #look: NodeJS.Immediate | undefined;

  /** `intervalMs` is between two heartbeats; the first one goes out at once. */
  constructor(
    private readonly line: WatchedLine,
    private readonly intervalMs: number,
  ) {
    this.#ask(intervalMs);
  }

  /** Asks now, and gives the line up unless something comes in time. */
  check(withinMs: number): void {
    this.stop();
    this.#ask(withinMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#look);
  }

  #ask(withinMs: number): void {
    this.#heard = this.line.bytesRead();
    this.line.ask();
    this.#timer = setTimeout(() => {
      // Not at once: what arrived while this program was stopped, or busy, is read before.
      this.#look = setImmediate(() => this.#judge());
    }, withinMs);
  }

  #judge(): void {
    if (this.line.bytesRead() > this.#heard) this.#ask(this.intervalMs);
    else this.line.cut();
  }
}

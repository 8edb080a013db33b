/** So long nobody wrote: then an index has the time it wants. */
const QUIET_MS = 100;
/** While people write it works for a moment of each second, and takes what came meanwhile together. */
const PERIOD_MS = 1_000;
const MOMENT_MS = 25;

/**
 * When an index works: at once while nobody writes and when somebody waits for it, else for a fortieth of the time, which is
 * enough for some hundred messages a second. What it has not done by then waits: messages come before what is made of them.
 */
export class Leisure {
  readonly #isAwaited: () => boolean;
  /** When the last message was written. */
  #heard = Number.NEGATIVE_INFINITY;
  /** When the next moment to work in begins, and when the present one ends. */
  #begin = 0;
  #end = 0;
  #wakeUp = () => {};
  #stopped = false;

  constructor(isAwaited: () => boolean) {
    this.#isAwaited = isAwaited;
  }

  /** Somebody wrote. */
  heard(): void {
    const now = performance.now();
    if (now - this.#heard >= QUIET_MS) this.#begin = now + PERIOD_MS;
    this.#heard = now;
  }

  /** Resolves when there is time to work. */
  async begin(): Promise<void> {
    while (!this.#isTime()) await this.#pause();
  }

  /** The work is done before its time was over. */
  done(): void {
    this.#end = 0;
  }

  /** Somebody may wait by now. */
  hurry(): void {
    this.#wakeUp();
  }

  stop(): void {
    this.#stopped = true;
    this.#wakeUp();
  }

  #isTime(): boolean {
    const now = performance.now();
    if (this.#stopped || this.#isAwaited() || now < this.#end || now - this.#heard >= QUIET_MS) return true;
    if (now < this.#begin) return false;
    this.#end = now + MOMENT_MS;
    this.#begin = now + PERIOD_MS;
    return true;
  }

  #pause(): Promise<void> {
    const ms = Math.min(this.#heard + QUIET_MS, this.#begin) - performance.now();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(1, Math.ceil(ms)));
      timer.unref();
      this.#wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

import type { Timer } from '../../src/main/store/amendments/eraser';

const DAY_MS = 24 * 60 * 60_000;

/** The clock and the timer of a store in a test: nothing happens by itself. */
export class StoreClock {
  #ms = Date.parse('2026-11-22T10:00:00.000Z');
  #action: (() => void) | undefined;
  #armed: () => void = () => undefined;

  readonly now = (): Date => new Date(this.#ms);

  readonly timer: Timer = (action) => {
    this.#action = action;
    this.#armed();
    return () => undefined;
  };

  /** The present time as messages have it. */
  get at(): string {
    return this.now().toISOString();
  }

  /** Lets time go by, without anybody looking at the clock. */
  pass(ms: number): void {
    this.#ms += ms;
  }

  /** Lets the store look at the clock; resolves when it has done what is due. */
  async look(): Promise<void> {
    const done = new Promise<void>((resolve) => {
      this.#armed = resolve;
    });
    this.#action?.();
    await done;
  }

  /** Lets a day go by: all that was amended before is in the messages' own lines. */
  async passDay(): Promise<void> {
    this.pass(DAY_MS);
    await this.look();
  }
}

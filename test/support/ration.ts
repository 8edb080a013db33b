/**
 * How much those who work beside a test may still do: as much as its rounds give them, and not what the machine could
 * do in that time, which grows with every improvement.
 */
export class Ration {
  #left = 0;
  #over = false;
  #waiting: (() => void)[] = [];

  /** Takes one portion, once there is one; false when no more come. */
  async take(): Promise<boolean> {
    while (this.#left === 0 && !this.#over) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#over) return false;
    this.#left -= 1;
    return true;
  }

  give(portions: number): void {
    this.#left += portions;
    this.#wake();
  }

  end(): void {
    this.#over = true;
    this.#wake();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

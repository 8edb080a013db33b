import { LIMITS } from '#shared/protocol/limits';

const MINUTE_MS = 60_000;

/** Counts wrong codes by address, so that guessing does not pay. Memory is bounded: only the last minute counts, and so many addresses. */
export class WrongCodes {
  readonly #now: () => number;
  /** When each address was wrong within the last minute, oldest first; addresses in the order of their last mistake. */
  readonly #mistakes = new Map<string, number[]>();

  /** `now` is a clock in milliseconds that never jumps. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Milliseconds until this address may try again; 0 when it may now. */
  waitOf(address: string): number {
    const recent = this.#recent(address);
    const oldest = recent[recent.length - LIMITS.wrongCodesPerMinute];
    return oldest === undefined ? 0 : Math.ceil(oldest + MINUTE_MS - this.#now());
  }

  note(address: string): void {
    const recent = [...this.#recent(address), this.#now()].slice(-LIMITS.wrongCodesPerMinute);
    this.#mistakes.delete(address);
    this.#mistakes.set(address, recent);
    this.#forgetOld();
  }

  #recent(address: string): readonly number[] {
    const since = this.#now() - MINUTE_MS;
    return (this.#mistakes.get(address) ?? []).filter((time) => time > since);
  }

  #forgetOld(): void {
    for (const address of this.#mistakes.keys()) {
      if (this.#recent(address).length > 0 && this.#mistakes.size <= LIMITS.wrongCodeAddresses) return;
      this.#mistakes.delete(address);
    }
  }
}

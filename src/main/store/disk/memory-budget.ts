/** Something whose memory can be freed. */
export interface Freeable {
  /** Whether it may be freed at this moment. */
  readonly busy: boolean;
  free(): void;
}

/** Keeps what many things take of the memory below a limit: those that were longest without a use are freed first. */
export class MemoryBudget {
  readonly #limit: number;
  /** The one that was longest without a use first. */
  readonly #held = new Map<string, { readonly bytes: number; readonly owner: Freeable }>();
  #sum = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Something was used, and takes so much now. */
  use(key: string, bytes: number, owner: Freeable): void {
    this.forget(key);
    if (bytes === 0) return;
    this.#held.set(key, { bytes, owner });
    this.#sum += bytes;
    if (this.#sum > this.#limit) this.#free(key);
  }

  forget(key: string): void {
    this.#sum -= this.#held.get(key)?.bytes ?? 0;
    this.#held.delete(key);
  }

  #free(except: string): void {
    for (const [key, { owner }] of this.#held) {
      if (this.#sum <= this.#limit) return;
      if (key === except || owner.busy) continue;
      this.forget(key);
      owner.free();
    }
  }
}

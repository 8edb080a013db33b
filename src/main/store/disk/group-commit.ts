/** One request that waits for its commit. Settling it twice is harmless. */
export interface Ticket<Input, Output> {
  readonly input: Input;
  resolve(output: Output): void;
  reject(error: unknown): void;
}

/** Requests of one commit at most: enough to fill a sync with many, few enough that one commit stays short. */
export const LARGEST_BATCH = 512;

/**
 * Group commit: one commit under way at a time, and everything submitted meanwhile rides on the next one, in order.
 * `commit` resolves or rejects the tickets of its batch; when it throws, those not yet settled are rejected with that.
 */
export class GroupCommit<Input, Output> {
  readonly #commit: (batch: readonly Ticket<Input, Output>[]) => Promise<void>;
  readonly #waiting: Ticket<Input, Output>[] = [];
  readonly #pauses: (() => Promise<void>)[] = [];
  #running: Promise<void> | undefined;

  constructor(commit: (batch: readonly Ticket<Input, Output>[]) => Promise<void>) {
    this.#commit = commit;
  }

  /** Whether something waits or is under way. */
  get busy(): boolean {
    return this.#running !== undefined;
  }

  submit(input: Input): Promise<Output> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ input, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Does something while no commit is under way; what is submitted meanwhile waits. */
  between<T>(action: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#pauses.push(() => action().then(resolve, reject));
      this.#running ??= this.#run();
    });
  }

  /** Resolves when everything submitted so far is settled. Never rejects. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0 || this.#pauses.length > 0) {
      await endOfTurn();
      for (const pause of this.#pauses.splice(0)) await pause();
      if (this.#waiting.length === 0) continue;
      const batch = this.#waiting.splice(0, LARGEST_BATCH);
      try {
        await this.#commit(batch);
      } catch (error) {
        for (const ticket of batch) ticket.reject(error);
      }
      // What was just answered often brings the next request. Sockets are looked at once before the next commit begins,
      // else those who ask without a pause fall into two halves that take turns, each with commits of its own.
      await endOfTurn();
    }
    this.#running = undefined;
  }
}

/** Everything that arrives in one turn of the event loop, from however many sockets, rides on one commit. */
const endOfTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

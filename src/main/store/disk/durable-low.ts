import { type Adapter, Low } from 'lowdb';

/**
 * A lowdb database whose value changes only when it is on disk. lowdb itself keeps changed data in memory after a
 * rejected write and writes it with the next one; here a rejected write never turns up. One write at a time.
 */
export class DurableLow<T extends object> {
  readonly #low: Low<T>;
  #committed: T;

  private constructor(low: Low<T>) {
    this.#low = low;
    this.#committed = low.data;
  }

  /** Reads what is there; `fallback` where there is nothing. Rejects with what the adapter's `read` rejects with. */
  static async open<T extends object>(adapter: Adapter<T>, fallback: T): Promise<DurableLow<T>> {
    const low = new Low(adapter, fallback);
    await low.read();
    return new DurableLow(low);
  }

  /** The value on disk. */
  get value(): T {
    return this.#committed;
  }

  /** Replaces the value; when it rejects, value and file are what they were. */
  async write(value: T): Promise<void> {
    this.#low.data = value;
    try {
      await this.#low.write();
      this.#committed = value;
    } catch (error) {
      this.#low.data = this.#committed;
      throw error;
    }
  }
}

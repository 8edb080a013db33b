/** The channel subscriptions of one page, so that none outlives it. */
export class Subscriptions {
  readonly #active = new Map<string, () => void>();

  /** Keeps a subscription under the page's own id for it; a repeated id replaces, and so ends, the earlier one. */
  add(id: string, unsubscribe: () => void): void {
    this.end(id);
    this.#active.set(id, unsubscribe);
  }

  /** Ends one subscription. An unknown id has ended already. */
  end(id: string): void {
    const unsubscribe = this.#active.get(id);
    this.#active.delete(id);
    unsubscribe?.();
  }

  /** Ends them all: the page is gone. */
  endAll(): void {
    for (const id of [...this.#active.keys()]) this.end(id);
  }

  get size(): number {
    return this.#active.size;
  }
}

import type { Passage } from './tickets';

/** Transfers at once. */
export interface TransferLimits {
  readonly transfersPerPerson: number;
  readonly transfersPerHost: number;
}

/** One request that carries bytes. */
interface Transfer {
  readonly passage: Passage;
  readonly cut: () => void;
  readonly over: Promise<void>;
}

/** The transfers under way: how many there may be, and the way to end those that may not go on. */
export class Transfers {
  readonly #limits: TransferLimits;
  readonly #under = new Set<Transfer>();

  constructor(limits: TransferLimits) {
    this.#limits = limits;
  }

  /** Whether there is room for one more of this person. */
  hasRoom(user: string): boolean {
    if (this.#under.size >= this.#limits.transfersPerHost) return false;
    return this.#of(({ passage }) => passage.user === user).length < this.#limits.transfersPerPerson;
  }

  /** Runs a transfer; `cut` makes it end soon. */
  async run(passage: Passage, cut: () => void, work: () => Promise<void>): Promise<void> {
    let end = () => {};
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    const transfer: Transfer = { passage, cut, over };
    this.#under.add(transfer);
    try {
      await work();
    } finally {
      this.#under.delete(transfer);
      end();
    }
  }

  /** Cuts those that `isOver` says; resolves when they have ended. */
  async cut(isOver: (passage: Passage) => boolean): Promise<void> {
    const cut = this.#of(({ passage }) => isOver(passage));
    for (const transfer of cut) transfer.cut();
    await Promise.all(cut.map(({ over }) => over));
  }

  #of(is: (transfer: Transfer) => boolean): readonly Transfer[] {
    return [...this.#under].filter(is);
  }
}

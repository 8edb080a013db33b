/** Follows the seqs of one segment as they are read, upwards or downwards, and notices where some are missing. */
export class SeqOrder {
  readonly #step: 1 | -1;
  #expected: number | undefined;
  #spoiled = false;

  constructor(step: 1 | -1) {
    this.#step = step;
  }

  /** Says which seq comes first; where nobody does, the first one is taken for it. */
  expect(seq: number): void {
    this.#expected = seq;
  }

  /** Bytes of this segment cannot be read: that is told already, and what is missing is taken for theirs. */
  spoil(): void {
    this.#spoiled = true;
  }

  /** Takes the next seq; true when some before it are missing for no reason that is known. */
  isGap(seq: number): boolean {
    const expected = this.#expected ?? seq;
    this.#expected = seq + this.#step;
    return !this.#spoiled && (seq - expected) * this.#step > 0;
  }
}

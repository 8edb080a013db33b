/** A reader, as far as this guard is concerned. */
export interface Reader {
  /** Bytes that wait for it. */
  readonly buffered: number;
  /** Cuts it off. It comes back by itself and resumes. */
  drop(): void;
}

/** How much may wait, and how often to look. */
export interface BacklogLimits {
  readonly bufferedHostBytes: number;
  readonly bufferedLookMs: number;
}

/**
 * Sees to it that all readers together do not fill the host's memory: each of five thousand slow ones may be within its
 * own limit. Where too much waits, those who are furthest behind are dropped first. Looking costs less than counting every
 * byte that comes and goes.
 */
export class BacklogGuard {
  readonly #readers: Iterable<Reader>;
  readonly #limits: BacklogLimits;
  readonly #timer: NodeJS.Timeout;

  constructor(readers: Iterable<Reader>, limits: BacklogLimits) {
    this.#readers = readers;
    this.#limits = limits;
    this.#timer = setInterval(() => this.#look(), limits.bufferedLookMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    let excess = -this.#limits.bufferedHostBytes;
    for (const { buffered } of this.#readers) excess += buffered;
    if (excess <= 0) return;
    const behind = Array.from(this.#readers, (reader) => ({ reader, buffered: reader.buffered }));
    behind.sort((a, b) => b.buffered - a.buffered);
    for (const { reader, buffered } of behind) {
      if (excess <= 0) return;
      reader.drop();
      excess -= buffered;
    }
  }
}

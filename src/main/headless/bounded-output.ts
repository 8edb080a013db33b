import type { Writable } from 'node:stream';

/** Log lines on their way to somebody who may not read them. */
const BUFFER_BYTES = 1024 * 1024;

/**
 * Writes lines to a stream and drops what comes while too much waits: nobody who does not read the log stops the host or
 * fills its memory. (pino's own destination writes from a thread that a full pipe blocks for good, and the process then
 * cannot even end.)
 */
export class BoundedOutput {
  readonly #stream: Writable;

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  write(line: string): void {
    if (this.#stream.writableLength < BUFFER_BYTES) this.#stream.write(line);
  }

  /** Resolves when what was written so far has been taken. */
  taken(): Promise<void> {
    return new Promise((resolve) => this.#stream.write('', () => resolve()));
  }
}

import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** How large a log file grows before a new one is begun: some weeks of usual use. */
const MAX_BYTES = 1024 * 1024;

/** How many full files are kept beside the current one. */
const KEPT = 3;

/**
 * A log in files of bounded size: `hearth.log`, and `hearth.1.log` (the youngest) to `hearth.3.log`. Lines are written at
 * once, so that the last one before a crash is there. What cannot be written is dropped: a log never stops the app.
 */
export class LogFile {
  #file: number | null = null;
  #bytes = 0;

  constructor(
    private readonly folder: string,
    private readonly maxBytes: number = MAX_BYTES,
  ) {}

  write(line: string): void {
    try {
      const file = this.#file ?? this.#open();
      this.#bytes += writeSync(file, line);
      if (this.#bytes >= this.maxBytes) this.#rotate();
    } catch {
      this.close();
    }
  }

  close(): void {
    if (this.#file === null) return;
    const file = this.#file;
    this.#file = null;
    closeSync(file);
  }

  #open(): number {
    mkdirSync(this.folder, { recursive: true });
    const file = openSync(this.#path(0), 'a', 0o600);
    this.#bytes = fstatSync(file).size;
    this.#file = file;
    return file;
  }

  #rotate(): void {
    this.close();
    for (let number = KEPT; number > 0; number--) {
      try {
        renameSync(this.#path(number - 1), this.#path(number));
      } catch {
        // There is none of that number yet.
      }
    }
  }

  #path(number: number): string {
    return join(this.folder, number === 0 ? 'hearth.log' : `hearth.${number}.log`);
  }
}

import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How large a log file grows before a new one is begun: some weeks of usual use. */
const MAX_BYTES = 1024 * 1024;

/** How many full files are kept beside the current one. */
const KEPT = 3;

const nameOf = (number: number): string => (number === 0 ? 'hearth.log' : `hearth.${number}.log`);

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
    return join(this.folder, nameOf(number));
  }
}

/** The newest lines of the log in a folder, the oldest of them first; none where there is no log. */
export async function lastLines(folder: string, most: number): Promise<readonly string[]> {
  const lines: string[] = [];
  // The current file may have been begun just now.
  for (const number of [1, 0]) {
    const text = await readFile(join(folder, nameOf(number)), 'utf8').catch(() => '');
    lines.push(...text.split('\n').filter((line) => line !== ''));
  }
  return lines.slice(-most);
}

import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The clock of one other process, which a test sets while that process runs, as a person or a time server does. Timers go
 * on as they were: they count by the monotonic clock. Needs `requires('faketime')`.
 */
export class ShiftedClock {
  readonly #file: string;

  private constructor(file: string) {
    this.#file = file;
  }

  /** A clock that goes right until it is set; it is kept in a folder of the test. */
  static async make(folder: string): Promise<ShiftedClock> {
    const clock = new ShiftedClock(join(folder, 'clock'));
    await clock.shift(0);
    return clock;
  }

  /** Sets it so many days ahead of the computer's clock, or behind. */
  async shift(days: number): Promise<void> {
    await writeFile(this.#file, `${days < 0 ? '' : '+'}${days}d\n`);
  }

  /** The command through which the process has to be started. */
  through(): string[] {
    const library = execFileSync('faketime', ['-f', '+0', 'printenv', 'LD_PRELOAD'], { encoding: 'utf8' }).trim();
    return [
      'env',
      `LD_PRELOAD=${library}`,
      `FAKETIME_TIMESTAMP_FILE=${this.#file}`,
      'FAKETIME_NO_CACHE=1',
      'FAKETIME_DONT_FAKE_MONOTONIC=1',
    ];
  }
}

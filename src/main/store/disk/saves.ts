import { open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Save, StoreFault } from '../store';
import { type Endeavour, isOutOfFiles, storeFault } from './faults';

/** How saves are watched. */
export interface SavesOptions {
  /** The data folder. */
  readonly folder: string;
  /** Hears how each one went. It must not throw. */
  readonly onSave?: ((save: Save) => void) | undefined;
  /** A clock in milliseconds that never jumps. */
  readonly monotonic: () => number;
}

/** One batch on its way to the disk. */
export interface Saving {
  readonly part: Save['part'];
  /** What else of the same part may work while this does not: a room's id. Default: the part is one place. */
  readonly place?: string;
  readonly records: number;
  readonly endeavour: Endeavour;
}

/** What a trial writes: more than one block, less than what a message may still find room for. */
const TRIAL_BYTES = 16 * 1024;

/** A trial's answer is good for so long, however many ask. */
const TRIAL_MS = 1_000;

/**
 * Every write that somebody's acknowledgement waits for goes through here: it is timed, its failure becomes a
 * {@link StoreFault}, and what failed last in each place is remembered until something could be saved there again.
 */
export class Saves {
  readonly #options: SavesOptions;
  readonly #faults = new Map<string, StoreFault>();
  #trial: { readonly until: number; readonly outcome: Promise<boolean> } | undefined;

  constructor(options: SavesOptions) {
    this.#options = options;
  }

  /** Writes; rejects with {@link StoreFault} when `write` does. */
  async run({ part, place, records, endeavour }: Saving, write: () => Promise<void>): Promise<void> {
    const { monotonic, onSave } = this.#options;
    const began = monotonic();
    const finish = (fault: StoreFault | null) => {
      this.#note(placeOf(part, place), fault);
      onSave?.({ part, records, seconds: (monotonic() - began) / 1_000, fault });
    };
    try {
      await write();
    } catch (error) {
      const fault = storeFault(endeavour, error);
      finish(fault);
      throw fault;
    }
    finish(null);
  }

  /** There is nothing to save in this place any more. */
  forget(part: Save['part'], place?: string): void {
    this.#faults.delete(placeOf(part, place));
  }

  /**
   * What cannot be saved at this moment. That the disk is full, or too many files are open, is tried anew before it is
   * said again, because a host on which nobody writes would call itself ill for good; any other error stands until its own
   * place works.
   */
  async fault(): Promise<StoreFault | null> {
    const passing = [...this.#faults].filter(([, fault]) => fault.reason === 'disk_full' || isOutOfFiles(fault));
    if (passing.length > 0 && (await this.#canWrite())) {
      for (const [place, fault] of passing) if (this.#faults.get(place) === fault) this.#faults.delete(place);
    }
    const [first = null] = this.#faults.values();
    return first;
  }

  #note(place: string, fault: StoreFault | null): void {
    if (fault === null) this.#faults.delete(place);
    else this.#faults.set(place, fault);
  }

  #canWrite(): Promise<boolean> {
    const now = this.#options.monotonic();
    if (this.#trial === undefined || now >= this.#trial.until) {
      this.#trial = { until: now + TRIAL_MS, outcome: tryToWrite(this.#options.folder) };
    }
    return this.#trial.outcome;
  }
}

const placeOf = (part: string, place = ''): string => `${part} ${place}`;

/** Whether a small file can be written and synced in a folder. */
async function tryToWrite(folder: string): Promise<boolean> {
  const path = join(folder, 'trial');
  try {
    const handle = await open(path, 'w', 0o600);
    try {
      const { bytesWritten } = await handle.write(Buffer.alloc(TRIAL_BYTES));
      await handle.sync();
      return bytesWritten === TRIAL_BYTES;
    } finally {
      await handle.close();
    }
  } catch {
    return false;
  } finally {
    await unlink(path).catch(() => undefined);
  }
}

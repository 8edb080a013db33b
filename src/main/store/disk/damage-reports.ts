import { copyFile, open, readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Logger } from '../../logger';
import type { Damage } from '../store';
import { syncFolder } from './sync-folder';

/** Reports kept at most: a disk that falls apart must not fill the memory. */
const LARGEST_LIST = 1_000;

/** The name under which a damaged file is kept aside. */
export const asideName = (file: string, now: Date): string =>
  `${file}.damaged-${now.toISOString().replace(/[:.]/g, '-')}`;

/** Whether a file is the copy of a damaged one. */
export const isCopyOfDamage = (name: string): boolean => name.includes('.damaged-');

/** Gathers what was found damaged: once per place, logged, with the damaged file kept aside for a closer look. */
export class DamageReports {
  readonly #logger: Logger;
  readonly #now: () => Date;
  readonly #seen = new Set<string>();
  readonly #found: Damage[] = [];
  readonly #kept = new Map<string, Promise<void>>();

  constructor(logger: Logger, now: () => Date) {
    this.#logger = logger;
    this.#now = now;
  }

  /** Everything found so far; the list grows as older files are read. */
  get found(): readonly Damage[] {
    return this.#found;
  }

  report(damage: Damage): void {
    const place = `${damage.file}:${damage.offset}`;
    if (this.#seen.has(place) || this.#found.length >= LARGEST_LIST) return;
    this.#seen.add(place);
    this.#found.push(damage);
    this.#logger.warn('damage_found', { file: damage.file, offset: damage.offset, detail: damage.message });
  }

  /** Resolves when every copy under way is made. */
  async settled(): Promise<void> {
    await Promise.all(this.#kept.values());
  }

  /** Copies a damaged file aside, durably; resolves with the copy's name. */
  async keepAside(file: string): Promise<string> {
    const aside = asideName(file, this.#now());
    await copyFile(file, aside);
    const handle = await open(aside, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await syncFolder(dirname(aside));
    return aside;
  }

  /** For a file that is left as it is: one copy is enough, however often the damage is met. Never rejects. */
  keepAsideOnce(file: string): Promise<void> {
    const kept = this.#kept.get(file) ?? this.#keepAsideUnlessKept(file);
    this.#kept.set(file, kept);
    return kept;
  }

  async #keepAsideUnlessKept(file: string): Promise<void> {
    try {
      const prefix = `${basename(file)}.damaged-`;
      const names = await readdir(dirname(file));
      if (!names.some((name) => name.startsWith(prefix))) await this.keepAside(file);
    } catch (error) {
      this.#kept.delete(file);
      this.#logger.error('keep_aside_failed', error, { file });
    }
  }
}

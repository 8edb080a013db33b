import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { StorageNews, StorageTrouble } from '#shared/bridge/state';
import type { Words } from '#shared/words/words';
import type { Host } from '../host/host';
import type { Logger } from '../logger';
import type { Document } from '../store/document';
import type { Damage } from '../store/store';
import { damagedFiles, type FoundDamage, noteDamages, noteTrouble, putAway, type StorageNotes } from './storage-notes';

/** How often the host is asked, in milliseconds: soon enough to be told beside a message that failed, and free while all is well. */
const LOOK_EVERY_MS = 1_000;

/** What the watch stands on. */
export interface StorageWatchParts {
  readonly notes: Document<StorageNotes>;
  /** The host that runs on this computer, if one does. */
  readonly host: () => Pick<Host, 'damages' | 'fault'> | null;
  /** The words of the language the app speaks now. */
  readonly words: () => Words['desktop']['problems'];
  readonly logger: Logger;
  /** Default: the computer's clock. */
  readonly now?: () => Date;
}

/** So many of a list that only grows. */
interface Extent {
  readonly of: readonly Damage[] | null;
  readonly count: number;
}

/** Watches what this computer's host keeps on disk: what of it was damaged, and whether anything can be saved. */
export class StorageWatch {
  readonly #listeners = new Set<() => void>();
  readonly #timer: NodeJS.Timeout;
  #trouble: StorageTrouble | null = null;
  /** How much of which host's list is noted already. */
  #noted: Extent = { of: null, count: 0 };
  /** How long that list was at the last look: by now the copies of those files are made. */
  #seen: Extent = { of: null, count: 0 };
  #looking: Promise<void> | null = null;

  constructor(private readonly parts: StorageWatchParts) {
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
  }

  /** What the owner of the host has to know now. */
  state(): StorageNews {
    const { last_trouble } = this.parts.notes.value;
    return { trouble: this.#trouble, last_trouble, damages: damagedFiles(this.parts.notes.value) };
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Looks at once; never rejects. One that is under way is joined. */
  look(): Promise<void> {
    this.#looking ??= this.#look()
      .catch((error: unknown) => this.parts.logger.error('storage_not_watched', error))
      .finally(() => {
        this.#looking = null;
      });
    return this.#looking;
  }

  /** The news of a damaged file are put away, for good. Rejects with `StoreFault` when that can't be kept. */
  async putAway(file: string): Promise<void> {
    await this.parts.notes.update((notes) => putAway(notes, file));
    this.#tell();
  }

  /** Nothing that was noted matters any more: the host it was about is deleted. */
  async forget(): Promise<void> {
    await this.#looking;
    this.#trouble = null;
    await this.#note(() => ({ damages: [], last_trouble: null }));
  }

  /** Where to look at a damaged file: its copy, where one was kept. Null for a file of which nothing is told. */
  whereabouts(file: string): string | null {
    const told = this.state().damages.find((damaged) => damaged.file === file);
    return told ? (told.copy ?? told.file) : null;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    this.#listeners.clear();
  }

  async #look(): Promise<void> {
    const host = this.parts.host();
    await this.#lookForTrouble(host);
    if (host) await this.#lookForDamage(host);
  }

  async #lookForTrouble(host: Pick<Host, 'fault'> | null): Promise<void> {
    const fault = host ? await host.fault() : null;
    const now = this.parts.now?.() ?? new Date();
    const before = this.#trouble;
    if (fault === null || fault.reason === 'closed') this.#trouble = null;
    else if (before?.reason !== fault.reason) {
      const words = this.parts.words();
      // Whatever could not be saved first: a full disk is one trouble, and messages are what people miss.
      const message = fault.reason === 'disk_full' ? words.diskFull : words.diskFails(fault.message);
      this.#trouble = { reason: fault.reason, message, since: now.toISOString() };
    }
    const trouble = this.#trouble;
    if (trouble === before) return;
    // Told first: on a full disk it can't be noted.
    this.#tell();
    if (trouble) await this.#note((notes) => noteTrouble(notes, trouble, null));
    else if (before) await this.#note((notes) => noteTrouble(notes, before, now));
  }

  async #lookForDamage({ damages }: Pick<Host, 'damages'>): Promise<void> {
    const count = this.#seen.of === damages ? this.#seen.count : 0;
    const known = this.#noted.of === damages ? this.#noted.count : 0;
    this.#seen = { of: damages, count: damages.length };
    if (count === known) return;
    const found = await Promise.all(damages.slice(known, count).map(withCopy));
    if (await this.#note((notes) => noteDamages(notes, found))) this.#noted = { of: damages, count };
  }

  /** False when it could not be kept: it is noted again at the next look, then. */
  async #note(change: (notes: StorageNotes) => StorageNotes): Promise<boolean> {
    try {
      const kept = this.parts.notes.update(change);
      this.#tell();
      await kept;
      return true;
    } catch (error) {
      this.parts.logger.warn('storage_notes_not_kept', { reason: error instanceof Error ? error.message : 'unknown' });
      return false;
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Finds the newest copy that the store kept of a damaged file, beside it. */
async function withCopy(damage: Damage): Promise<FoundDamage> {
  const folder = dirname(damage.file);
  const names = await readdir(folder).catch(() => []);
  const copies = names.filter((name) => name.startsWith(`${basename(damage.file)}.damaged-`)).sort();
  const newest = copies.at(-1);
  return { ...damage, copy: newest === undefined ? null : join(folder, newest) };
}

import { mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { DamageReports } from '../disk/damage-reports';
import { DamagedFile, DocumentAdapter } from '../disk/document-adapter';
import { errnoOf } from '../disk/faults';
import { syncFolder } from '../disk/sync-folder';
import type { ContentReader, FilesKept, StoredFile } from '../files';
import type { DiskTurns } from './disk-turns';
import { ReferenceRecord } from './file-record';
import { contentPath, type Named, partsOf, readName, referencePath, SHELVES, shelfPath } from './files-folder';
import { KeyedTurns } from './keyed-turns';

/** What contents stand on. */
export interface ContentsOptions {
  /** The folder of files. */
  readonly files: string;
  readonly turns: DiskTurns;
  readonly reports: DamageReports;
  /** Whether an upload that is in no message yet has this content. */
  readonly isAwaited: (sha256: string) => boolean;
}

const REFERENCE_LOST =
  'What is known of a file of a message was damaged. The message is there; this file cannot be opened any more.';

/**
 * Contents, each once under its hash, and beside it a record for every message that has it. The names say it all: what
 * no record stands beside is nobody's, and goes.
 */
export class Contents {
  readonly #options: ContentsOptions;
  /** One content is added, referred to and removed by one at a time. */
  readonly #byHash = new KeyedTurns();

  constructor(options: ContentsOptions) {
    this.#options = options;
  }

  /** Takes a file whose content was checked; it is on disk already. It takes the place of one that is there. */
  take(part: string, sha256: string): Promise<void> {
    return this.#byHash.take(sha256, async () => {
      await this.#makeShelf(sha256);
      await rename(part, contentPath(this.#options.files, sha256));
      await syncFolder(this.#shelf(sha256));
    });
  }

  /** Says that a message has a content, which an upload has brought. */
  async refer(record: ReferenceRecord): Promise<void> {
    const path = this.#referencePath(record.room, record.id);
    if (path === undefined) throw new TypeError('That is no id of a file.');
    await this.#byHash.take(record.sha256, () => new DocumentAdapter(path, ReferenceRecord).write(record));
  }

  /** What is known of a file of this room. */
  async reference(room: string, id: string): Promise<ReferenceRecord | undefined> {
    const path = this.#referencePath(room, id);
    if (path === undefined) return undefined;
    try {
      return (await new DocumentAdapter(path, ReferenceRecord).read()) ?? undefined;
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error;
      this.#options.reports.report({ kind: 'attachment', file: path, offset: 0, message: REFERENCE_LOST });
      return undefined;
    }
  }

  /** A message does not have this file any more; the content goes with the last one. */
  async unrefer(room: string, id: string): Promise<void> {
    const parts = partsOf(id);
    const path = this.#referencePath(room, id);
    if (parts === undefined || path === undefined) return;
    await this.#byHash.take(parts.sha256, async () => {
      await unlinkIfThere(path);
      await this.#removeUnlessNeeded(parts.sha256);
    });
  }

  /** An upload with this content was given up. */
  async abandon(sha256: string): Promise<void> {
    await this.#byHash.take(sha256, () => this.#removeUnlessNeeded(sha256));
  }

  /** A file of a message with this content, in one of these rooms. */
  async same(sha256: string, mayEnter: (room: string) => boolean): Promise<ReferenceRecord | undefined> {
    for (const { reference } of await this.#named(this.#shelf(sha256), sha256)) {
      if (reference === null || !mayEnter(reference.room)) continue;
      const found = await this.reference(reference.room, reference.id);
      if (found) return found;
    }
    return undefined;
  }

  /** Whether a content is there, when all that was under way with it is done. */
  has(sha256: string): Promise<boolean> {
    return this.#byHash.take(sha256, async () => {
      const names = await this.#named(this.#shelf(sha256), sha256);
      return names.some(({ reference }) => reference === null);
    });
  }

  async open({ sha256 }: Pick<StoredFile, 'sha256'>): Promise<ContentReader | undefined> {
    const { turns } = this.#options;
    try {
      const handle = await open(contentPath(this.#options.files, sha256), 'r');
      const { size } = await handle.stat();
      return {
        size,
        read: (position, length) =>
          turns.take(async () => {
            const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, position);
            return buffer.subarray(0, bytesRead);
          }),
        close: () => handle.close(),
      };
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Deletes all that messages of a room have. */
  async drop(room: string): Promise<void> {
    for (const shelf of SHELVES) {
      for (const { reference } of await this.#named(shelfPath(this.#options.files, shelf))) {
        if (reference?.room === room) await this.unrefer(room, reference.id);
      }
      await endOfTurn();
    }
  }

  /** Removes contents that nobody has: a crash came before their record, or after the last one went. Looks at names only. */
  async sweep(isOver: () => boolean): Promise<void> {
    for (const shelf of SHELVES) {
      if (isOver()) return;
      const names = await this.#named(shelfPath(this.#options.files, shelf));
      const referred = new Set(names.flatMap(({ sha256, reference }) => (reference === null ? [] : [sha256])));
      for (const { sha256, reference } of names) {
        if (reference === null && !referred.has(sha256)) await this.abandon(sha256);
      }
      await endOfTurn();
    }
  }

  async kept(): Promise<FilesKept> {
    let [files, bytes] = [0, 0];
    for (const shelf of SHELVES) {
      for (const { sha256, reference } of await this.#named(shelfPath(this.#options.files, shelf))) {
        if (reference !== null) continue;
        const found = await stat(contentPath(this.#options.files, sha256)).catch(() => undefined);
        files += found ? 1 : 0;
        bytes += found?.size ?? 0;
      }
    }
    return { files, bytes };
  }

  async #removeUnlessNeeded(sha256: string): Promise<void> {
    const shelf = this.#shelf(sha256);
    const names = await this.#named(shelf, sha256);
    // First it is known to be nobody's, durably: a content without a record is swept, a record without one is a loss.
    await syncIfThere(shelf);
    const isNeeded = names.some(({ reference }) => reference !== null) || this.#options.isAwaited(sha256);
    if (isNeeded || names.length === 0) return;
    await unlinkIfThere(contentPath(this.#options.files, sha256));
    await syncIfThere(shelf);
  }

  async #named(shelf: string, sha256?: string): Promise<readonly Named[]> {
    try {
      const names = (await readdir(shelf)).flatMap((name) => readName(name) ?? []);
      return sha256 === undefined ? names : names.filter((named) => named.sha256 === sha256);
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return [];
      throw error;
    }
  }

  async #makeShelf(sha256: string): Promise<void> {
    const made = await mkdir(this.#shelf(sha256), { recursive: true, mode: 0o700 });
    if (made !== undefined) await syncFolder(this.#options.files);
  }

  #shelf(sha256: string): string {
    return shelfPath(this.#options.files, sha256);
  }

  #referencePath(room: string, id: string): string | undefined {
    const parts = partsOf(id);
    return parts && referencePath(this.#options.files, room, parts);
  }
}

async function syncIfThere(folder: string): Promise<void> {
  try {
    await syncFolder(folder);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

/** Removes a file; it may be gone already. */
export async function unlinkIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

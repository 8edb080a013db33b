import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import type { Damage } from '../store';
import { AppendFile } from './append-file';
import type { DamageReports } from './damage-reports';
import { readIfThere } from './document-adapter';
import { GroupCommit, type Ticket } from './group-commit';
import { encodeLines, jsonOf, scanLines } from './record-line';
import { replaceFile } from './replace-file';
import type { Saves, Saving } from './saves';
import { syncFolder } from './sync-folder';

/** How a keyed file is kept. */
export interface KeyedFileOptions<R extends object> {
  readonly path: string;
  readonly schema: v.GenericSchema<unknown, R>;
  /** Of two records with one key the later one counts. */
  readonly keyOf: (record: R) => string;
  /** Whether a record only says that there is none under its key any more. */
  readonly isVoid: (record: R) => boolean;
  readonly reports: DamageReports;
  readonly saves: Saves;
  readonly saving: Omit<Saving, 'records'>;
  /** What is said of a record that cannot be read. */
  readonly damaged: Pick<Damage, 'kind' | 'message'>;
}

/** What is there at present, by key; what was written first comes first. */
export type Records<R> = ReadonlyMap<string, R>;

/** Says which record is to be written, asking for what is there under a key; null for none. */
export type Change<R> = (get: (key: string) => R | undefined) => R | null;

/** Void lines a file may have, beside as many as it has others, before it is made anew. */
const FEW_STALE = 256;

/**
 * Small records by their keys, each replacing the one before: a file that is appended to, group committed, and made anew
 * when most of its lines are void. All of it is in memory while it is open. There is no file until something is written.
 */
export class KeyedFile<R extends object> {
  readonly #options: KeyedFileOptions<R>;
  readonly #commits: GroupCommit<Change<R>, boolean>;
  readonly #records: Map<string, R>;
  #file: AppendFile;
  #lines: number;

  private constructor(options: KeyedFileOptions<R>, file: AppendFile, records: Map<string, R>, lines: number) {
    this.#options = options;
    this.#file = file;
    this.#records = records;
    this.#lines = lines;
    this.#commits = new GroupCommit((batch) => this.#commit(batch));
  }

  /** Reads a file, cuts off what a crash left half written, and reports what is damaged. */
  static async open<R extends object>(options: KeyedFileOptions<R>): Promise<KeyedFile<R>> {
    const { path, reports, damaged } = options;
    const bytes = await readIfThere(path);
    if (bytes === null) return new KeyedFile(options, new AppendFile(path, null), new Map(), 0);
    const { lines, bad, rest } = scanLines(bytes, 0);
    const records = new Map<string, R>();
    const spoiled = bad.map(({ offset }) => offset);
    for (const line of lines) {
      const record = v.safeParse(options.schema, jsonOf(line));
      if (record.success) put(records, record.output, options);
      else spoiled.push(line.offset);
    }
    if (spoiled.length > 0) await reports.keepAsideOnce(path);
    for (const offset of spoiled) reports.report({ file: path, offset, ...damaged });
    const file = new AppendFile(path, rest);
    await file.adopt(rest, bytes.length);
    return new KeyedFile(options, file, records, lines.length + bad.length);
  }

  /** Whether something refused may still stand in the file: who opens it anew would take it for good. */
  get spoiled(): boolean {
    return this.#file.spoiled;
  }

  /** What is there at present. */
  get records(): Records<R> {
    return this.#records;
  }

  /** Resolves once what `change` asks for is on disk, with whether it asked for anything. */
  update(change: Change<R>): Promise<boolean> {
    return this.#commits.submit(change);
  }

  /** Resolves when everything under way is settled and the handle is closed. */
  async rest(): Promise<void> {
    await this.#commits.settled();
    await this.#file.rest();
  }

  async #commit(batch: readonly Ticket<Change<R>, boolean>[]): Promise<void> {
    const { keyOf, isVoid } = this.#options;
    const written = new Map<string, R>();
    const get = (key: string) => {
      const record = written.get(key);
      if (record === undefined) return this.#records.get(key);
      return isVoid(record) ? undefined : record;
    };
    const outcomes = batch.map(({ input }) => {
      const record = input(get);
      if (record === null) return false;
      // Of several in one batch the last one counts, and stands last.
      written.delete(keyOf(record));
      written.set(keyOf(record), record);
      return true;
    });
    if (written.size > 0) {
      await this.#write([...written.values()]);
      for (const record of written.values()) put(this.#records, record, this.#options);
    }
    for (const [index, outcome] of outcomes.entries()) batch[index]?.resolve(outcome);
    if (this.#lines > 2 * this.#records.size + FEW_STALE) await this.#makeAnew();
  }

  async #write(records: readonly R[]): Promise<void> {
    const { saves, saving, path } = this.#options;
    await saves.run({ ...saving, records: records.length }, async () => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await this.#file.append(encodeLines(records), () => syncNames(path));
    });
    this.#lines += records.length;
  }

  /** Where that fails the file is as good as before, and longer than need be. */
  async #makeAnew(): Promise<void> {
    const { path } = this.#options;
    const bytes = encodeLines([...this.#records.values()]);
    await this.#file.rest();
    try {
      await replaceFile(path, bytes);
    } catch {
      return;
    }
    this.#file = new AppendFile(path, bytes.length);
    this.#lines = this.#records.size;
  }
}

/** What is put again comes last. */
function put<R extends object>(
  records: Map<string, R>,
  record: R,
  { keyOf, isVoid }: Pick<KeyedFileOptions<R>, 'keyOf' | 'isVoid'>,
): void {
  const key = keyOf(record);
  records.delete(key);
  if (!isVoid(record)) records.set(key, record);
}

/** A new file's name, and those of the two folders above it, which may be new as well. */
async function syncNames(path: string): Promise<void> {
  const folder = dirname(path);
  for (const above of [folder, dirname(folder), dirname(dirname(folder))]) await syncFolder(above);
}

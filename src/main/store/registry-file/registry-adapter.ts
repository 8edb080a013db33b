import type { Adapter } from 'lowdb';
import * as v from 'valibot';
import type { DamageReports } from '../disk/damage-reports';
import { DamagedFile, readIfThere } from '../disk/document-adapter';
import { encodeLine, jsonOf, type Line, scanLines } from '../disk/record-line';
import { replaceFile } from '../disk/replace-file';
import { emptyRecordMaps, type Kind } from '../records';
import { checkRecord, isKind, KINDS, type Tables } from './tables';

/** What the registry's file holds. */
export interface RegistryData {
  readonly tables: Tables;
  /** Lines of kinds that only a later version knows: kept as they are. */
  readonly foreign: readonly Buffer[];
}

/** The first line. The count tells a file that lost its end at a line's end. */
const Header = v.object({ format: v.literal('registry'), records: v.pipe(v.number(), v.integer(), v.minValue(0)) });
const Entry = v.object({ kind: v.string(), record: v.unknown() });

/**
 * lowdb's adapter for the registry: a line for each record, each with its checksum, the file replaced as a whole. Only
 * changed records are encoded again. Where a record is damaged, `read` reports it, keeps the file aside, writes the
 * others anew and goes on with them.
 */
export class RegistryAdapter implements Adapter<RegistryData> {
  readonly #path: string;
  readonly #reports: DamageReports;
  /** The line of each record in use. Records are values: the same object is the same line. */
  readonly #lines = new WeakMap<object, Buffer>();

  constructor(path: string, reports: DamageReports) {
    this.#path = path;
    this.#reports = reports;
  }

  /** Null when there is no file; rejects with {@link DamagedFile} when nothing in it can be read. */
  async read(): Promise<RegistryData | null> {
    const bytes = await readIfThere(this.#path);
    if (bytes === null) return null;
    const loading = new Loading(this.#path, bytes);
    if (loading.unreadable) throw new DamagedFile(this.#path);
    for (const [record, line] of loading.lines) this.#lines.set(record, line);
    const data = { tables: loading.tables, foreign: loading.foreign };
    if (loading.damages.length > 0) {
      await this.#reports.keepAside(this.#path);
      for (const damage of loading.damages) this.#reports.report(damage);
      await this.write(data);
    }
    return data;
  }

  async write({ tables, foreign }: RegistryData): Promise<void> {
    const lines: Buffer[] = [];
    for (const kind of KINDS) for (const record of tables[kind].values()) lines.push(this.#line(kind, record));
    lines.push(...foreign);
    await replaceFile(this.#path, Buffer.concat([encodeLine({ format: 'registry', records: lines.length }), ...lines]));
  }

  #line(kind: Kind, record: object): Buffer {
    const known = this.#lines.get(record);
    if (known !== undefined) return known;
    const line = encodeLine({ kind, record });
    this.#lines.set(record, line);
    return line;
  }
}

/** One reading of the file. */
class Loading {
  readonly tables = emptyRecordMaps();
  readonly foreign: Buffer[] = [];
  readonly lines = new Map<object, Buffer>();
  readonly damages: { file: string; offset: number; message: string }[] = [];
  readonly #path: string;
  readonly #bytes: Buffer;
  #expected: number | undefined;
  #found = 0;

  constructor(path: string, bytes: Buffer) {
    this.#path = path;
    this.#bytes = bytes;
    const { lines, bad, rest } = scanLines(bytes, 0);
    for (const line of lines) this.#take(line);
    for (const span of bad) this.#spoil(span.offset);
    if (rest < bytes.length) this.#spoil(rest);
    if (this.#expected === undefined) this.#spoil(0);
    else if (this.#found < this.#expected && this.damages.length === 0) this.#spoil(bytes.length);
  }

  /** Neither a header nor a record: this is no registry any more, and an empty one would not be an honest answer. */
  get unreadable(): boolean {
    return this.#expected === undefined && this.#found === 0;
  }

  #take(line: Line): void {
    const value = jsonOf(line);
    if (line.offset === 0) {
      const header = v.safeParse(Header, value);
      if (header.success) {
        this.#expected = header.output.records;
        return;
      }
    }
    if (this.#keep(value, line)) this.#found += 1;
    else this.#spoil(line.offset);
  }

  #keep(value: unknown, line: Line): boolean {
    const entry = v.safeParse(Entry, value);
    if (!entry.success) return false;
    const bytes = Buffer.from(this.#bytes.subarray(line.offset, line.end));
    const { kind } = entry.output;
    if (isKind(kind)) return this.#keepRecord(kind, entry.output.record, bytes);
    this.foreign.push(bytes);
    return true;
  }

  #keepRecord<K extends Kind>(kind: K, value: unknown, bytes: Buffer): boolean {
    const record = checkRecord(kind, value);
    if (record === undefined) return false;
    this.tables[kind].set(record.id, record);
    this.lines.set(record, bytes);
    return true;
  }

  #spoil(offset: number): void {
    if (this.damages.some((damage) => damage.offset === offset)) return;
    const message = 'A record of people, teams or rooms could not be read and is gone; the others are there.';
    this.damages.push({ file: this.#path, offset, message });
  }
}

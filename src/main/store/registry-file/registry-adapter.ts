import type { Adapter } from 'lowdb';
import type { DamageReports } from '../disk/damage-reports';
import { DamagedFile, readIfThere } from '../disk/document-adapter';
import { encodeLine } from '../disk/record-line';
import { replaceFile } from '../disk/replace-file';
import type { Kind } from '../records';
import { RegistryReading } from './registry-reading';
import { KINDS, type Tables } from './tables';

/** What the registry's file holds. */
export interface RegistryData {
  readonly tables: Tables;
  /** Lines of kinds that only a later version knows: kept as they are. */
  readonly foreign: readonly Buffer[];
}

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
    const loading = new RegistryReading(this.#path, bytes);
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

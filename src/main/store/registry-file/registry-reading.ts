import * as v from 'valibot';
import { jsonOf, type Line, scanLines } from '../disk/record-line';
import { emptyRecordMaps, type Kind } from '../records';
import type { Damage } from '../store';
import { checkRecord, isKind } from './tables';

/** The first line. The count tells a file that lost its end at a line's end. */
const Header = v.object({ format: v.literal('registry'), records: v.pipe(v.number(), v.integer(), v.minValue(0)) });
const Entry = v.object({ kind: v.string(), record: v.unknown() });

/** One reading of the registry's bytes: what can be read of it, and where it is not what was written. */
export class RegistryReading {
  readonly tables = emptyRecordMaps();
  readonly foreign: Buffer[] = [];
  readonly lines = new Map<object, Buffer>();
  readonly damages: Damage[] = [];
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
    this.damages.push({ kind: 'record', file: this.#path, offset, message });
  }
}

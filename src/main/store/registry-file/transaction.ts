import { isDeepStrictEqual } from 'node:util';
import { emptyRecordMaps, type Kind, type Records } from '../records';
import type { Change, Transaction } from '../registry';
import { checkRecord, KINDS, type Tables } from './tables';

/** An update while it runs: what it puts and deletes is staged over the tables and seen by its own reads only. */
export class StagedTransaction implements Transaction {
  readonly #base: Tables;
  /** Null stands for a record that is deleted. */
  readonly #staged = emptyRecordMaps<null>();

  constructor(base: Tables) {
    this.#base = base;
  }

  get<K extends Kind>(kind: K, id: string): Records[K] | undefined {
    const staged = this.#staged[kind].get(id);
    return staged === undefined ? this.#base[kind].get(id) : (staged ?? undefined);
  }

  list<K extends Kind>(kind: K): readonly Records[K][] {
    return [...this.#table(kind).values()];
  }

  /** A record that its schema refuses is a bug and throws here: on disk it would be unreadable, which is damage. */
  put<K extends Kind>(kind: K, record: Records[K]): void {
    const checked = checkRecord(kind, record);
    if (checked === undefined) throw new TypeError(`Not a record of ${kind}: ${Object.keys(record).join(', ')}`);
    this.#staged[kind].set(checked.id, checked);
  }

  delete(kind: Kind, id: string): void {
    this.#staged[kind].set(id, null);
  }

  /** What changed, and the tables with it; no changes where everything is as it was. */
  finish(): { readonly changes: readonly Change[]; readonly tables: Tables } {
    const changes = KINDS.flatMap((kind) => this.#changesOf(kind));
    const tables = { ...this.#base };
    for (const kind of new Set(changes.map((change) => change.kind))) this.#install(tables, kind);
    return { changes, tables };
  }

  #changesOf<K extends Kind>(kind: K): Change[] {
    const changes: Change[] = [];
    for (const [id, after] of this.#staged[kind]) {
      const before = this.#base[kind].get(id) ?? null;
      if (!isDeepStrictEqual(before, after)) changes.push({ kind, id, before, after } as Change);
    }
    return changes;
  }

  #install<K extends Kind>(tables: { -readonly [N in Kind]: Tables[N] }, kind: K): void {
    tables[kind] = this.#table(kind) as (typeof tables)[K];
  }

  /** The table as this update leaves it; the one it began with where nothing is staged. */
  #table<K extends Kind>(kind: K): ReadonlyMap<string, Records[K]> {
    const staged = this.#staged[kind];
    if (staged.size === 0) return this.#base[kind];
    const table = new Map<string, Records[K]>(this.#base[kind]);
    for (const [id, record] of staged) {
      if (record === null) table.delete(id);
      else table.set(id, record);
    }
    return table;
  }
}

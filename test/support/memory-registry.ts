import { isDeepStrictEqual } from 'node:util';
import { type Kind, RECORD_SCHEMAS, type Records } from '../../src/main/store/records';
import type { Change, Registry, Transaction } from '../../src/main/store/registry';

type AnyRecord = Records[Kind];
type Tables = Map<Kind, Map<string, AnyRecord>>;

const kinds = Object.keys(RECORD_SCHEMAS) as Kind[];
const copy = (tables: Tables): Tables => new Map([...tables].map(([kind, table]) => [kind, new Map(table)]));

/** The port's promises in the fewest words: the model that real registries are compared with. */
export class MemoryRegistry implements Registry {
  #tables: Tables = new Map(kinds.map((kind) => [kind, new Map()]));
  readonly #watchers = new Set<(changes: readonly Change[]) => void>();

  async get<K extends Kind>(kind: K, id: string): Promise<Records[K] | undefined> {
    return transactionOver(this.#tables).get(kind, id);
  }

  async list<K extends Kind>(kind: K): Promise<readonly Records[K][]> {
    return transactionOver(this.#tables).list(kind);
  }

  async update<T>(change: (transaction: Transaction) => T): Promise<T> {
    const next = copy(this.#tables);
    const value = change(transactionOver(next));
    const changes = difference(this.#tables, next);
    this.#tables = next;
    if (changes.length > 0) for (const watcher of this.#watchers) watcher(changes);
    return value;
  }

  watch(listener: (changes: readonly Change[]) => void): () => void {
    this.#watchers.add(listener);
    return () => void this.#watchers.delete(listener);
  }
}

function transactionOver(tables: Tables): Transaction {
  const table = <K extends Kind>(kind: K) => (tables.get(kind) ?? new Map()) as Map<string, Records[K]>;
  return {
    get: (kind, id) => table(kind).get(id),
    list: (kind) => [...table(kind).values()],
    put: (kind, record) => void table(kind).set(record.id, record),
    delete: (kind, id) => void table(kind).delete(id),
  };
}

function difference(before: Tables, after: Tables): Change[] {
  return kinds.flatMap((kind) => {
    const old = before.get(kind) ?? new Map<string, AnyRecord>();
    const now = after.get(kind) ?? new Map<string, AnyRecord>();
    return [...new Set([...old.keys(), ...now.keys()])]
      .map((id) => ({ kind, id, before: old.get(id) ?? null, after: now.get(id) ?? null }) as Change)
      .filter((change) => !isDeepStrictEqual(change.before, change.after));
  });
}

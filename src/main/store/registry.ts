import type { Kind, Records } from './records';

/** One committed difference: `after` is null when the record was deleted, `before` when it is new. */
export type Change = {
  [K in Kind]: {
    readonly kind: K;
    readonly id: string;
    readonly before: Records[K] | null;
    readonly after: Records[K] | null;
  };
}[Kind];

/** The inside of one atomic update: reads see its own writes. Records are values: replace them, never mutate. */
export interface Transaction {
  get<K extends Kind>(kind: K, id: string): Records[K] | undefined;
  list<K extends Kind>(kind: K): readonly Records[K][];
  put<K extends Kind>(kind: K, record: Records[K]): void;
  delete(kind: Kind, id: string): void;
}

/**
 * The port for what is small and changes in place: users, teams, rooms, invitations, newcomers, settings.
 *
 * - Reads see committed records only, in the order in which they were created.
 * - `update` runs its function alone, against every update before it; it resolves with the function's value once the
 *   changes are on disk, and rejects (with {@link StoreFault}) leaving no trace when they cannot be. A throwing function
 *   changes nothing. An update that changes nothing writes nothing.
 * - Watchers hear each update once, in order, after it is on disk and before `update` resolves.
 */
export interface Registry {
  get<K extends Kind>(kind: K, id: string): Promise<Records[K] | undefined>;
  list<K extends Kind>(kind: K): Promise<readonly Records[K][]>;
  update<T>(change: (transaction: Transaction) => T): Promise<T>;
  watch(listener: (changes: readonly Change[]) => void): () => void;
}

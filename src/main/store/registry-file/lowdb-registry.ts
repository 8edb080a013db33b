import { join } from 'node:path';
import type { Logger } from '../../logger';
import type { DamageReports } from '../disk/damage-reports';
import { DurableLow } from '../disk/durable-low';
import { closedFault } from '../disk/faults';
import { GroupCommit, type Ticket } from '../disk/group-commit';
import type { Saves } from '../disk/saves';
import { emptyRecordMaps, type Kind, type Records } from '../records';
import type { Change, Registry, Transaction } from '../registry';
import { RegistryAdapter, type RegistryData } from './registry-adapter';
import type { Tables } from './tables';
import { StagedTransaction } from './transaction';

type Update = (transaction: Transaction) => unknown;
type Watcher = (changes: readonly Change[]) => void;

/** What a registry is given. */
export interface RegistryOptions {
  readonly reports: DamageReports;
  readonly logger: Logger;
  readonly saves: Saves;
}

/** Where the registry stands in a data folder. */
export const registryPath = (folder: string): string => join(folder, 'registry');

const emptyRegistry = (): RegistryData => ({ tables: emptyRecordMaps<never>(), foreign: [] });

/** Makes the registry of a new data folder. */
export async function createRegistry(folder: string, reports: DamageReports): Promise<void> {
  await new RegistryAdapter(registryPath(folder), reports).write(emptyRegistry());
}

/**
 * {@link Registry} in memory and in one file. Updates wait for the write under way and then run one after the other, each
 * on what the ones before it left, and share the next write: when that fails, all of them are rejected and none has
 * left a trace.
 */
export class LowdbRegistry implements Registry {
  readonly #low: DurableLow<RegistryData>;
  readonly #options: RegistryOptions;
  readonly #commits: GroupCommit<Update, unknown>;
  readonly #watchers = new Set<Watcher>();
  #closed = false;

  private constructor(low: DurableLow<RegistryData>, options: RegistryOptions) {
    this.#low = low;
    this.#options = options;
    this.#commits = new GroupCommit((batch) => this.#commit(batch));
  }

  static async open(folder: string, options: RegistryOptions): Promise<LowdbRegistry> {
    const adapter = new RegistryAdapter(registryPath(folder), options.reports);
    return new LowdbRegistry(await DurableLow.open(adapter, emptyRegistry()), options);
  }

  async get<K extends Kind>(kind: K, id: string): Promise<Records[K] | undefined> {
    return this.#tables()[kind].get(id);
  }

  async list<K extends Kind>(kind: K): Promise<readonly Records[K][]> {
    return [...this.#tables()[kind].values()];
  }

  async update<T>(change: (transaction: Transaction) => T): Promise<T> {
    if (this.#closed) throw closedFault();
    let outcome: { readonly value: T } | undefined;
    await this.#commits.submit((transaction) => {
      outcome = { value: change(transaction) };
    });
    if (outcome === undefined) throw new Error('An update was settled without having run.');
    return outcome.value;
  }

  watch(listener: Watcher): () => void {
    this.#watchers.add(listener);
    return () => void this.#watchers.delete(listener);
  }

  /** Resolves when everything so far is on disk; later calls are refused. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#commits.settled();
  }

  #tables(): Tables {
    if (this.#closed) throw closedFault();
    return this.#low.value.tables;
  }

  async #commit(batch: readonly Ticket<Update, unknown>[]): Promise<void> {
    const { tables, foreign } = this.#low.value;
    const ran = runAll(batch, tables);
    if (ran.tables !== tables) {
      const saving = { part: 'registry', records: batch.length, endeavour: "Changes can't be saved" } as const;
      await this.#options.saves.run(saving, () => this.#low.write({ tables: ran.tables, foreign }));
    }
    for (const { ticket, changes } of ran.done) {
      if (changes.length > 0) this.#tell(changes);
      ticket.resolve(undefined);
    }
  }

  #tell(changes: readonly Change[]): void {
    for (const watcher of this.#watchers) {
      try {
        watcher(changes);
      } catch (error) {
        this.#options.logger.error('registry_watcher_failed', error);
      }
    }
  }
}

interface Ran {
  readonly tables: Tables;
  readonly done: readonly { readonly ticket: Ticket<Update, unknown>; readonly changes: readonly Change[] }[];
}

/** Runs updates one after the other; one that throws is rejected, and it is as if it had not run. */
function runAll(batch: readonly Ticket<Update, unknown>[], base: Tables): Ran {
  let tables = base;
  const done: { ticket: Ticket<Update, unknown>; changes: readonly Change[] }[] = [];
  for (const ticket of batch) {
    const transaction = new StagedTransaction(tables);
    try {
      ticket.input(transaction);
      const finished = transaction.finish();
      if (finished.changes.length > 0) tables = finished.tables;
      done.push({ ticket, changes: finished.changes });
    } catch (error) {
      ticket.reject(error);
    }
  }
  return { tables, done };
}

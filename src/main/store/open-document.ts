import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { GenericSchema } from 'valibot';
import type { Logger } from '../logger';
import { asideName } from './disk/damage-reports';
import { DamagedFile, DocumentAdapter } from './disk/document-adapter';
import { DurableLow } from './disk/durable-low';
import { closedFault, storeFault } from './disk/faults';
import { GroupCommit, type Ticket } from './disk/group-commit';
import { syncFolder } from './disk/sync-folder';
import type { Document } from './document';

/** How a document is kept. */
export interface DocumentOptions {
  readonly logger: Logger;
}

type Update<T> = (value: T) => T;

class LowdbDocument<T extends object> implements Document<T> {
  readonly #low: DurableLow<T>;
  readonly #commits: GroupCommit<Update<T>, void>;
  /** Updates that are not on disk yet: should a write fail, the later ones are made again without the failed. */
  #pending: readonly Update<T>[] = [];
  #value: T;
  #closed = false;

  constructor(low: DurableLow<T>) {
    this.#low = low;
    this.#value = low.value;
    this.#commits = new GroupCommit((batch) => this.#commit(batch));
  }

  get value(): T {
    return this.#value;
  }

  async update(change: Update<T>): Promise<void> {
    if (this.#closed) throw closedFault();
    this.#value = change(this.#value);
    this.#pending = [...this.#pending, change];
    await this.#commits.submit(change);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#commits.settled();
  }

  async #commit(batch: readonly Ticket<Update<T>, void>[]): Promise<void> {
    const changes = batch.map((ticket) => ticket.input);
    try {
      await this.#low.write(changes.reduce((value, change) => change(value), this.#low.value));
    } catch (error) {
      throw storeFault("Changes can't be saved", error);
    } finally {
      this.#pending = this.#pending.slice(batch.length);
      this.#value = this.#pending.reduce((value, change) => change(value), this.#low.value);
    }
    for (const ticket of batch) ticket.resolve();
  }
}

/**
 * Opens a document, making its folder if missing. Where there is no file yet the value is `fallback`; so it is where the
 * file is damaged, which is then kept aside as `*.damaged-<time>` and logged.
 *
 * @param fallback the first value; it is not written until the first update
 */
export async function openDocument<T extends object>(
  path: string,
  schema: GenericSchema<unknown, T>,
  fallback: T,
  options: DocumentOptions,
): Promise<Document<T>> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const adapter = new DocumentAdapter(path, schema);
  try {
    return new LowdbDocument(await DurableLow.open(adapter, fallback));
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw storeFault("Changes can't be saved", error);
    const aside = asideName(path, new Date());
    await rename(path, aside);
    await syncFolder(dirname(path));
    options.logger.error('document_damaged', error, { file: path, aside });
    return new LowdbDocument(await DurableLow.open(adapter, fallback));
  }
}

import type { SearchIndex } from '../search';
import { InlineEngine } from './inline-engine';
import { type SearchOptions, SqliteSearch } from './sqlite-search';
import { WorkerEngine } from './worker-engine';

/** How an index is opened. */
export interface OpenSearchOptions extends Omit<SearchOptions, 'createEngine'> {
  /** The built `search-worker.cjs`: the index works in a thread of its own. Without one it works in this one. */
  readonly worker?: string;
}

/**
 * Opens the index of a data folder that this process holds. It is at hand at once and comes up to the log in the
 * background.
 */
export function openSearch({ worker, ...options }: OpenSearchOptions): SearchIndex {
  return new SqliteSearch({
    ...options,
    createEngine: (data) => (worker === undefined ? new InlineEngine(data) : new WorkerEngine(worker, data)),
  });
}

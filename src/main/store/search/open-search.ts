import type { SearchIndex } from '../search';
import type { EngineData, RemoteEngine } from './engine-calls';
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
    createEngine: async (data) => (worker === undefined ? await inThisThread(data) : new WorkerEngine(worker, data)),
  });
}

/** SQLite takes 20 MB in each thread that loads it: in this one it is loaded only to work in it. */
async function inThisThread(data: EngineData): Promise<RemoteEngine> {
  const { InlineEngine } = await import('./inline-engine');
  return new InlineEngine(data);
}

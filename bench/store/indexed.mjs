import { createRequire } from 'node:module';

const quiet = () => undefined;
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/**
 * Opens the search index of a store with a bundled part of the host.
 *
 * @param {{ store: import('../../src/main/store/store').Store, data: string, searchBundle: string, worker: string }} options
 *   `worker`: the built file of its thread.
 */
export function indexOf({ store, data, searchBundle, worker }) {
  /** @type {typeof import('../../src/main/store/search/open-search')} */
  const { openSearch } = createRequire(import.meta.url)(searchBundle);
  const { log, registry } = store;
  return openSearch({ folder: data, log, registry, logger, worker });
}

/**
 * Makes rooms that an index follows.
 *
 * @param {import('../../src/main/store/store').Store} store
 * @param {readonly string[]} ids
 */
export async function makeRooms({ registry }, ids) {
  const now = new Date().toISOString();
  await registry.update((records) => {
    for (const id of ids) {
      const about = { name: 'Room', slug: id, description: '', private: false, users: [], team: null, user: 'ann' };
      records.put('rooms', { id, ...about, created: now, modified: now, direct: false });
    }
  });
}

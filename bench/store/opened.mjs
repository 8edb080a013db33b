import { createRequire } from 'node:module';

/** @typedef {import('../../src/main/store/store').Store} Store */
/** @typedef {typeof import('../../src/main/store/open-store')} OpenStore */

const quiet = () => undefined;

/** Opens a data folder with a bundled store; a new one gets an identity of which only the place is looked at. */
export async function opened(/** @type {string} */ bundle, /** @type {string} */ data) {
  /** @type {OpenStore} */
  const { openStore } = createRequire(import.meta.url)(bundle);
  const store = await openStore(data, {
    logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    createIdentity: async () => ({ id: 'bench', certificate: 'none', privateKey: 'none' }),
  });
  if (!store.ok) throw new Error(store.error.message);
  return store.value;
}

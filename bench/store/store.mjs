import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { ROOT } from '../../scripts/run.mjs';

const BUNDLE = 'store.cjs';
const SEARCH_BUNDLE = 'search.cjs';

/** Bundles a part of the store as the host's own build does. @param {string} place @param {string} entry @param {string} name */
const bundleInto = (place, entry, name) =>
  build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      ssr: join(ROOT, entry),
      outDir: place,
      emptyOutDir: false,
      target: 'node18',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: name } },
    },
    ssr: { noExternal: true, external: ['fs-native-extensions', 'node-sqlite3-wasm'] },
  });

/** Bundles the search index, too, and says where that is and where the file of its thread. */
async function bundleSearch(/** @type {string} */ folder) {
  const place = join(folder, 'bundle');
  await bundleInto(place, 'src/main/store/search/open-search.ts', SEARCH_BUNDLE);
  return [join(place, SEARCH_BUNDLE), join(ROOT, 'out/main/search-worker.cjs')];
}

/**
 * The store of the host, without the host: bundled as the host's own build bundles it, and used by programs of this folder
 * in processes of their own.
 */
export class StoreAlone {
  #bundle;

  /** @param {string} bundle */
  constructor(bundle) {
    this.#bundle = bundle;
  }

  /** @param {string} folder For the bundle. */
  static async bundle(folder) {
    const place = join(folder, 'bundle');
    await mkdir(place, { recursive: true });
    await bundleInto(place, 'src/main/store/open-store.ts', BUNDLE);
    return new StoreAlone(join(place, BUNDLE));
  }

  /**
   * Fills rooms, lets the search index be made, and asks it.
   *
   * @param {{ folder: string, data: string, messages: number, rooms: number }} plan
   * @returns {Promise<{ perSecond: number, lateMs: number, ms: Record<'letter' | 'word' | 'long' | 'words' | 'few' | 'nothing', number> }>}
   */
  async search({ folder, data, messages, rooms }) {
    const search = await bundleSearch(folder);
    return this.#run('search.mjs', [...search, data, `${messages}`, `${rooms}`]);
  }

  /**
   * Appends for a while, with so many messages in flight in each of so many rooms.
   *
   * @param {{ data: string, rooms: number, inFlight: number, seconds: number, indexIn?: string }} load `indexIn`: a folder
   *   for the bundle of the search index, where one is to follow.
   * @returns {Promise<{ perSecond: number, cpu: number, mebibytes: number }>} CPU in seconds per million appends, and the
   *   memory of the process before them.
   */
  async append({ data, rooms, inFlight, seconds, indexIn }) {
    const search = indexIn === undefined ? [] : await bundleSearch(indexIn);
    return this.#run('append.mjs', [data, `${rooms}`, `${inFlight}`, `${seconds}`, ...search]);
  }

  /**
   * Puts so many messages into each of these rooms of a data folder, which it makes where there is none.
   *
   * @param {{ data: string, rooms: readonly string[], messages: number }} plan
   * @returns {Promise<{ perSecond: number }>}
   */
  fill({ data, rooms, messages }) {
    return this.#run('fill.mjs', [data, `${messages}`, ...rooms]);
  }

  /**
   * Amends so many times messages of a room, from its beginning to its end.
   *
   * @param {{ data: string, room: string, messages: number, amendments: number }} plan
   * @returns {Promise<{ perSecond: number }>}
   */
  amend({ data, room, messages, amendments }) {
    return this.#run('amend.mjs', [data, room, `${messages}`, `${amendments}`]);
  }

  /**
   * Opens a data folder, asks every room for its last seq, as a host does before it listens, and looks at the clock.
   *
   * @param {{ data: string, rooms: readonly string[] }} plan
   * @returns {Promise<{ ms: number, mebibytes: number, messages: number }>} `mebibytes`: resident memory of the process.
   */
  open({ data, rooms }) {
    return this.#run('open.mjs', [data, ...rooms]);
  }

  /** @param {string} program @param {readonly string[]} args @returns {Promise<any>} */
  async #run(program, args) {
    const script = fileURLToPath(new URL(program, import.meta.url));
    // The bundle lies outside of the project and still has to find what is native.
    const env = { ...process.env, NODE_PATH: join(ROOT, 'node_modules') };
    const { stdout } = await promisify(execFile)(process.execPath, [script, this.#bundle, ...args], { env });
    return JSON.parse(stdout);
  }
}

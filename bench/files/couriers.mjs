import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { ROOT } from '../../scripts/run.mjs';

const BUNDLE = 'peer.cjs';

/** A peer that carries files, in a process of its own. */
export class Courier {
  #process;
  #ids = 0;

  /** @param {import('node:child_process').ChildProcess} process */
  constructor(process) {
    this.#process = process;
  }

  /** Bundles the peer as the app's own build bundles it, and starts it. @param {string} folder */
  static async start(folder) {
    const place = join(folder, 'courier');
    await mkdir(place, { recursive: true });
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      build: {
        ssr: join(ROOT, 'src/main/peer/create-peer.ts'),
        outDir: place,
        emptyOutDir: false,
        target: 'node18',
        rolldownOptions: { output: { format: 'cjs', entryFileNames: BUNDLE } },
      },
      ssr: { noExternal: true, external: ['fs-native-extensions'] },
    });
    const program = fileURLToPath(new URL('courier.mjs', import.meta.url));
    const child = fork(program, [join(place, BUNDLE), place]);
    await once(child, 'message');
    return new Courier(child);
  }

  get pid() {
    return this.#process.pid ?? 0;
  }

  /** @param {'join' | 'send' | 'save'} name @param {object} order @returns {Promise<any>} */
  async order(name, order) {
    const id = ++this.#ids;
    this.#process.send({ id, name, order });
    for (;;) {
      const [reply] = await once(this.#process, 'message');
      if (reply.id !== id) continue;
      if (reply.failure !== undefined) throw new Error(reply.failure);
      return reply.answer;
    }
  }

  async dismiss() {
    this.#process.disconnect();
    if (this.#process.exitCode === null) await once(this.#process, 'exit');
  }
}

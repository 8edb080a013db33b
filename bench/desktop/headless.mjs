import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../../scripts/run.mjs';

/** The built host without a window, in a process of its own. @param {string} data @param {readonly string[]} [args] */
export async function startHeadless(data, args = []) {
  const entry = join(ROOT, 'out/main/headless.cjs');
  const child = spawn(process.execPath, [entry, '--data', data, '--port', '0', '--no-discovery', '--json', ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const { id, fingerprint, url } = JSON.parse(line);
  return {
    place: { id, fingerprint, port: Number(new URL(url).port) },
    async end() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

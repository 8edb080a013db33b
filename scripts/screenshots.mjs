import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from './run.mjs';
import { ensureRuntime } from './runtime.mjs';
import { ensureBuilt } from './setup.mjs';

// `node scripts/screenshots.mjs`: takes the pictures of docs/screenshots from the real app, used by a small team, and in
// trouble with its disk. `… small-team` or `… disk-trouble` takes only those. Needs what the desktop tests need.

await ensureBuilt();
await ensureRuntime(console.log);
/** @type {{ module: typeof import('../test/support/desktop/camera.ts') }} */
const { module: cameras } = await runnerImport(join(ROOT, 'test/support/desktop/camera.ts'));
const camera = await cameras.openCamera(join(ROOT, 'docs/screenshots'), (name) => console.log(name));
const asked = process.argv[2];
if (asked !== 'disk-trouble') {
  /** @type {{ module: typeof import('../test/support/desktop/small-team.ts') }} */
  const { module } = await runnerImport(join(ROOT, 'test/support/desktop/small-team.ts'));
  await module.photographSmallTeam(camera);
}
if (asked !== 'small-team') {
  /** @type {{ module: typeof import('../test/support/desktop/disk-trouble.ts') }} */
  const { module } = await runnerImport(join(ROOT, 'test/support/desktop/disk-trouble.ts'));
  await module.photographDiskTrouble(camera);
}

import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from './run.mjs';
import { ensureRuntime } from './runtime.mjs';
import { ensureBuilt } from './setup.mjs';

// `node scripts/screenshots.mjs`: takes the pictures of docs/screenshots from the real app, used by a small team.
// Needs what the desktop tests need.

await ensureBuilt();
await ensureRuntime(console.log);
/** @type {{ module: typeof import('../test/support/desktop/small-team.ts') }} */
const { module } = await runnerImport(join(ROOT, 'test/support/desktop/small-team.ts'));
await module.photographSmallTeam(join(ROOT, 'docs/screenshots'), (name) => console.log(name));

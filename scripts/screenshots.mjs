import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from './run.mjs';
import { ensureRuntime } from './runtime.mjs';
import { ensureBuilt } from './setup.mjs';

// `node scripts/screenshots.mjs`: takes the pictures of docs/screenshots from the real app: used by a small team, in a
// lively conversation, in every part of the window, when a room goes away, and in trouble with its disk. With the name of a story it takes only
// those. Needs what the desktop tests need.

const SUPPORT = join(ROOT, 'test/support/desktop');

/** @typedef {import('../test/support/desktop/camera.ts').Camera} Camera */

/** The stories, each with the file that tells it and the function that photographs it. */
const STORIES = {
  'small-team': ['small-team.ts', 'photographSmallTeam'],
  conversation: ['conversation-pictures.ts', 'photographConversation'],
  window: ['window-pictures.ts', 'photographWindow'],
  'gone-room': ['gone-room.ts', 'photographGoneRoom'],
  'disk-trouble': ['disk-trouble.ts', 'photographDiskTrouble'],
};

await ensureBuilt();
await ensureRuntime(console.log);
/** @type {{ module: typeof import('../test/support/desktop/camera.ts') }} */
const { module: cameras } = await runnerImport(join(SUPPORT, 'camera.ts'));
const camera = await cameras.openCamera(join(ROOT, 'docs/screenshots'), (name) => console.log(name));
const asked = process.argv[2];
for (const [name, [file, photograph]] of Object.entries(STORIES)) {
  if (asked !== undefined && asked !== name) continue;
  /** @type {{ module: Record<string, (camera: Camera) => Promise<void>> }} */
  const { module } = await runnerImport(join(SUPPORT, String(file)));
  await module[String(photograph)]?.(camera);
}

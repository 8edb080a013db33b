import { link, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errnoOf } from './faults';
import { syncFolder } from './sync-folder';
import { writeFully } from './write-fully';

/** What a crash may leave beside a file that is replaced: never looked at, and gone with the next replacement. */
export const isLeftover = (name: string): boolean => name.endsWith('.new') || name.endsWith('.old');

/**
 * Replaces a file as a whole: after a crash or a power cut at any instant it is the old or the new one, once this resolves
 * the new one, and when it rejects the old one: that keeps a second name meanwhile, under which it is on disk already, so
 * that a disk that fails again cannot keep it from being put back. One writer at a time per file.
 *
 * Not `write-file-atomic`: it does not look at the byte count, and on a full disk it replaced a good file by the first
 * part of the new one and resolved; nor does it sync the folder.
 *
 * @param mode permissions of the file; the owner's alone unless told otherwise
 */
export async function replaceFile(path: string, content: Uint8Array, mode = 0o600): Promise<void> {
  const temporary = `${path}.new`;
  const old = `${path}.old`;
  let isKept: boolean;
  try {
    await writeSynced(temporary, content, mode);
    isKept = await keepUnder(old, path, mode);
    await rename(temporary, path);
  } catch (error) {
    await Promise.allSettled([unlink(temporary), unlink(old)]);
    throw error;
  }
  try {
    await syncFolder(dirname(path));
  } catch (error) {
    // Best effort, on a disk that failed a moment ago: a name is seen without a sync, and survives a power cut by it.
    await (isKept ? rename(old, path) : unlink(path)).catch(() => undefined);
    await syncFolder(dirname(path)).catch(() => undefined);
    throw error;
  }
  // It is replaced whether the second name goes or not.
  await unlink(old).catch(() => undefined);
}

/** Gives a file a second name, or a copy on disks without hard links (FAT); false where there is no file yet. */
async function keepUnder(old: string, path: string, mode: number): Promise<boolean> {
  await unlessMissing(unlink(old));
  try {
    await link(path, old);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    // Never into a file that is there: should it be a second name of this one after all, it would be emptied.
    await writeSynced(old, await readFile(path), mode, 'wx');
  }
  return true;
}

async function unlessMissing(done: Promise<void>): Promise<void> {
  try {
    await done;
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

async function writeSynced(path: string, content: Uint8Array, mode: number, flag = 'w'): Promise<void> {
  const handle = await open(path, flag, mode);
  try {
    await writeFully(handle, content, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

import { open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './sync-folder';
import { writeFully } from './write-fully';

/** The new content is in place but may not survive a power cut: whoever takes the write as failed must put the old back. */
export class UnsyncedReplacement extends Error {
  override readonly name = 'UnsyncedReplacement';
}

/**
 * Replaces a file as a whole: after a crash or a power cut at any instant it is the old or the new one, and once this
 * resolves the new one. One writer at a time per file: a leftover of a crash is overwritten by the next write.
 *
 * Not `write-file-atomic`: it does not look at the byte count, and on a full disk it replaced a good file by the first
 * part of the new one and resolved; nor does it sync the folder.
 *
 * @param mode permissions of the file; the owner's alone unless told otherwise
 */
export async function replaceFile(path: string, content: Uint8Array, mode = 0o600): Promise<void> {
  const temporary = `${path}.new`;
  try {
    await writeSynced(temporary, content, mode);
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  try {
    await syncFolder(dirname(path));
  } catch (cause) {
    throw new UnsyncedReplacement(`${path} may not survive a power cut.`, { cause });
  }
}

async function writeSynced(path: string, content: Uint8Array, mode: number): Promise<void> {
  const handle = await open(path, 'w', mode);
  try {
    await writeFully(handle, content, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

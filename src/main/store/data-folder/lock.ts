import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tryLock } from 'fs-native-extensions';
import { err, ok, type Result } from '#shared/result';
import type { OpenFailure } from '../store';

/** The data folder is ours. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes a data folder for this process alone: two processes on one store lost half of the keys they wrote. It is a lock
 * of the kernel, so that it ends with the process however that ends; the file's text, a process id, only serves people.
 */
export async function lockFolder(folder: string): Promise<Result<FolderLock, OpenFailure>> {
  const path = join(folder, 'lock');
  const handle = await open(path, 'a+', 0o600);
  try {
    if (!tryLock(handle.fd)) {
      const message = await heldBy(folder, path);
      await handle.close();
      return err({ reason: 'locked', message });
    }
    await handle.truncate(0);
    await handle.write(`${process.pid}\n`);
  } catch (error) {
    await handle.close();
    throw error;
  }
  return ok({ release: () => release(handle) });
}

async function release(handle: FileHandle): Promise<void> {
  // An empty file says that nobody holds the folder; the lock itself goes with the descriptor.
  await handle.truncate(0).catch(() => undefined);
  await handle.close();
}

async function heldBy(folder: string, path: string): Promise<string> {
  const pid = Number.parseInt(await readFile(path, 'latin1').catch(() => ''), 10);
  const holder = Number.isInteger(pid) ? `Another Hearth (process ${pid})` : 'Another Hearth';
  return `${holder} is using ${folder}. Close it first, or choose another folder.`;
}

import { DamagedFile } from '../disk/document-adapter';
import { errnoOf, isDiskFull } from '../disk/faults';
import type { OpenFailure } from '../store';

/** Puts an error met on opening into words. What is neither damage nor I/O is a bug and is thrown on. */
export function openFailure(folder: string, error: unknown): OpenFailure {
  if (error instanceof DamagedFile) {
    const message = `${error.file} is damaged and can't be read. Put it back from a backup; the other files are as they were.`;
    return { reason: 'damaged', message };
  }
  if (errnoOf(error) === undefined) throw error;
  return { reason: 'not_writable', message: notWritable(folder, error) };
}

/** A file that a data folder had is gone. */
export const lostFile = (file: string): OpenFailure => ({
  reason: 'data_missing',
  message: `${file} is missing, though there was one. Put it back from a backup, or choose another folder for a new host.`,
});

/** Files with messages, or the list of them, are gone; without them the folder can be used, but not unasked. */
export function lostMessages(folder: string, [file = folder, ...others]: readonly string[]): OpenFailure {
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return {
    reason: 'data_missing',
    message: `${file}${more} is missing, though there was one. Put it back from a backup, or give up what it held with “hearth repair --data ${folder}”.`,
  };
}

/** The data folder was written by a later Hearth. */
export const newerVersion = (folder: string): OpenFailure => ({
  reason: 'newer_version',
  message: `${folder} was last used by a newer Hearth. Update Hearth to open it; nothing in it was changed.`,
});

function notWritable(folder: string, error: unknown): string {
  const choose = 'or choose another folder';
  if (isDiskFull(error)) return `${folder} can't be used: the disk is full. Make some room, ${choose}.`;
  switch (errnoOf(error)) {
    case 'EROFS':
      return `${folder} can't be used: its disk is read-only. Make it writable, ${choose}.`;
    case 'EACCES':
    case 'EPERM':
      return `${folder} can't be used: you may not write there. Change its permissions, ${choose}.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${folder} can't be used: there is a file where a folder has to be. Choose another folder.`;
    case 'EMFILE':
    case 'ENFILE':
      return `${folder} can't be opened: this computer has too many files open. Close some programs and try again.`;
    default:
      return `${folder} can't be used: the disk reports an error. Check the disk, ${choose}.`;
  }
}

import { StoreFault } from '../store';

/** Codes of the operating system have no underscore; those that Node gives to bugs begin with `ERR_`. */
const ERRNO = /^E[A-Z0-9]+$/;

/** The code of an operating system's error, `ENOSPC` say; undefined for any other error. */
export function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string' && ERRNO.test(error.code)) return error.code;
  return errnoOf(error.cause);
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Whether an error says that there is no room left on the disk. */
export const isDiskFull = (error: unknown): boolean => FULL.has(errnoOf(error) ?? '');

const OUT_OF_FILES = new Set(['EMFILE', 'ENFILE']);

/** Whether an error says that no more files can be opened: the disk is well, and it passes by itself. */
export const isOutOfFiles = (error: unknown): boolean => OUT_OF_FILES.has(errnoOf(error) ?? '');

/** What could not be done, as a subject of the sentence: "Messages can't be saved: …". */
export type Endeavour =
  | "Messages can't be saved"
  | "Messages can't be read"
  | "Changes can't be saved"
  | "Files can't be saved"
  | "Files can't be read";

/** Turns an I/O error into the fault that people are told of. */
export function storeFault(endeavour: Endeavour, cause: unknown): StoreFault {
  if (cause instanceof StoreFault) return cause;
  if (isDiskFull(cause)) return new StoreFault('disk_full', `${endeavour}: the disk is full.`, { cause });
  if (isOutOfFiles(cause)) {
    return new StoreFault('io', `${endeavour}: too many files are open. Trying again may help.`, { cause });
  }
  return new StoreFault('io', `${endeavour}: the disk reports an error. Trying again may help.`, { cause });
}

/** What is asked of a store after its close. */
export const closedFault = (): StoreFault => new StoreFault('closed', 'This host is shutting down.');

import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { StorageFigures } from '#shared/bridge/state';
import type { Host } from '../host/host';

/** What the figures are about. */
export interface FiguresOf {
  /** The data folder of the host. */
  readonly folder: string;
  readonly host: Pick<Host, 'kept'>;
  /** What people run as `hearth` in a terminal: a program and its first arguments. */
  readonly program: readonly string[];
}

/** Counts what a host keeps and how much room it takes. */
export async function storageFigures({ folder, host, program }: FiguresOf): Promise<StorageFigures> {
  const [bytes, { bavail, bsize }, kept] = await Promise.all([bytesIn(folder), statfs(folder), host.kept()]);
  return { folder, bytes, free_bytes: bavail * bsize, ...kept, backup: backupCommand(program, folder) };
}

/** The bytes of all files in a folder and below; one that goes meanwhile counts nothing. */
export async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += await bytesIn(path);
    else
      bytes += await stat(path).then(
        ({ size }) => size,
        () => 0,
      );
  }
  return bytes;
}

const backupCommand = (program: readonly string[], folder: string): string =>
  [...program, 'backup', '--data', folder, '--to', 'hearth-backup'].map(quoted).join(' ');

/** As a shell takes it for one word. */
const quoted = (word: string): string => (/^[\w./:\\-]+$/.test(word) ? word : `"${word}"`);

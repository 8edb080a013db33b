import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { hashFile } from '../../peer/files/read-source';
import type { ArchivedFile } from './archive-format';

/** The files that lie beside an export. */
export class ArchivedFiles {
  readonly #folder: string;

  /** @param path of the export */
  constructor(path: string) {
    this.#folder = dirname(path);
  }

  /** Where a file lies that has the size it had; null where none does. What an export names outside its folder is none. */
  async look({ path, sha256, size }: ArchivedFile): Promise<string | null> {
    if (path === null || sha256 === null) return null;
    try {
      const folder = await realpath(this.#folder);
      const found = await realpath(join(folder, path));
      const way = relative(folder, found);
      if (way === '' || way.startsWith('..') || isAbsolute(way)) return null;
      const stats = await stat(found);
      return stats.isFile() && stats.size === size ? found : null;
    } catch {
      return null;
    }
  }

  /** Where a file lies with the content that it had. */
  async find(file: ArchivedFile, signal: AbortSignal): Promise<string | null> {
    const path = await this.look(file);
    if (path === null) return null;
    const sha256 = await hashFile(path, signal).catch(() => null);
    signal.throwIfAborted();
    return sha256 === file.sha256 ? path : null;
  }
}

import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Sha256 } from '#shared/nouns/file';
import { hashFile } from './read-source';

interface Kept {
  readonly size: number;
  /** When it was last asked for, in milliseconds since 1970. */
  readonly used: number;
}

/** Contents that were shown lately, by their hash, up to so many bytes; beyond it those that were not shown for longest go. */
export class ContentCache {
  readonly #kept = new Map<string, Kept>();
  /** Those that were looked at in this process. */
  readonly #sound = new Set<string>();

  private constructor(
    private readonly folder: string,
    private readonly most: number,
  ) {}

  static async open(folder: string, most: number): Promise<ContentCache> {
    const cache = new ContentCache(folder, most);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(folder)) {
      const found = await stat(join(folder, name)).catch(() => null);
      if (found && v.is(Sha256, name)) cache.#kept.set(name, { size: found.size, used: found.mtimeMs });
      else await rm(join(folder, name), { force: true });
    }
    return cache;
  }

  /** Where something that is to be kept is written first. */
  partOf(sha256: string): string {
    return join(this.folder, `${sha256}.part`);
  }

  /** Where a content is; null when it is not here, or not what it was any more. */
  async find(sha256: string): Promise<string | null> {
    const kept = this.#kept.get(sha256);
    const path = join(this.folder, sha256);
    if (!kept || !(await this.#isSound(sha256, path))) return null;
    const now = new Date();
    this.#kept.set(sha256, { ...kept, used: now.getTime() });
    await utimes(path, now, now).catch(() => undefined);
    return path;
  }

  /** Keeps a content that was checked; `part` becomes it. */
  async keep(part: string, sha256: string, size: number): Promise<string> {
    const path = join(this.folder, sha256);
    await rename(part, path);
    this.#sound.add(sha256);
    this.#kept.set(sha256, { size, used: Date.now() });
    await this.#makeRoom(sha256);
    return path;
  }

  async #isSound(sha256: string, path: string): Promise<boolean> {
    if (this.#sound.has(sha256)) return true;
    const found = await hashFile(path, new AbortController().signal).catch(() => null);
    if (found === sha256) this.#sound.add(sha256);
    else await this.#remove(sha256);
    return found === sha256;
  }

  async #makeRoom(newest: string): Promise<void> {
    let bytes = [...this.#kept.values()].reduce((sum, { size }) => sum + size, 0);
    const oldestFirst = [...this.#kept].sort(([, a], [, b]) => a.used - b.used);
    for (const [sha256, { size }] of oldestFirst) {
      if (bytes <= this.most) return;
      if (sha256 === newest) continue;
      await this.#remove(sha256);
      bytes -= size;
    }
  }

  async #remove(sha256: string): Promise<void> {
    this.#kept.delete(sha256);
    this.#sound.delete(sha256);
    await rm(join(this.folder, sha256), { force: true });
  }
}

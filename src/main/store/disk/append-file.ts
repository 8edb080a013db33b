import { type FileHandle, open } from 'node:fs/promises';
import { errnoOf } from './faults';
import { syncData, writeFully } from './write-fully';

/**
 * A file that only grows, of which nothing counts beyond its committed size. `append` resolves once the bytes are on disk.
 *
 * After a failed write or sync the file is cut back to its committed size through a new handle, because a second sync may
 * falsely succeed. Until that has succeeded nothing more is written. Where a disk refuses to make the file shorter, the
 * bytes are blanked in their place instead: no line of zeros is ever taken for a record. A disk that refuses that too may
 * keep the bytes, and after the death of the process nothing tells them from bytes whose sync succeeded a moment before.
 */
export class AppendFile {
  readonly path: string;
  #handle: FileHandle | undefined;
  #size: number;
  #exists: boolean;
  /** Where bytes may stand that do not count: from the committed size up to here. */
  #spoiled = 0;

  /** @param size bytes that count already; null for a file that the first append is to make */
  constructor(path: string, size: number | null) {
    this.path = path;
    this.#exists = size !== null;
    this.#size = size ?? 0;
  }

  /** Bytes that are committed; nothing beyond is ever to be read. */
  get size(): number {
    return this.#size;
  }

  /** Whether bytes may stand in the file that do not count: who reads it anew would take them for good. */
  get spoiled(): boolean {
    return this.#spoiled > 0;
  }

  /** Cuts off what does not count, before somebody reads the file to its end; rejects where the disk does not let it. */
  async settle(): Promise<void> {
    await this.#cutBack();
  }

  /** Takes an existing file as it was found: what stands beyond `size` is cut off. */
  async adopt(size: number, found: number): Promise<void> {
    this.#exists = true;
    this.#size = size;
    this.#spoiled = found > size ? found : 0;
    await this.#cutBack();
  }

  /**
   * Appends bytes, all or none.
   *
   * @param begun called whenever the file is opened for this, before the bytes go: puts the name of a new one on disk
   */
  async append(bytes: Uint8Array, begun?: () => Promise<void>): Promise<void> {
    await this.#cutBack();
    try {
      this.#handle ??= await this.#open(begun);
      await writeFully(this.#handle, bytes, this.#size);
      await syncData(this.#handle);
    } catch (error) {
      this.#spoiled = this.#size + bytes.length;
      await this.#cutBack().catch(() => undefined);
      throw error;
    }
    this.#size += bytes.length;
  }

  /** Takes what was put in the file's place, all of which counts. The handle was let go before. */
  renew(size: number): void {
    this.#exists = true;
    this.#size = size;
    this.#spoiled = 0;
  }

  /** Lets go of the handle, after one more attempt to cut off what must not stay; the next append opens a new one. */
  async rest(): Promise<void> {
    await this.#cutBack().catch(() => undefined);
    await this.#letGo();
  }

  async #letGo(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await handle?.close();
  }

  async #open(begun?: () => Promise<void>): Promise<FileHandle> {
    const handle = await (this.#exists ? open(this.path, 'r+') : open(this.path, 'w', 0o600));
    try {
      await begun?.();
    } catch (error) {
      await handle.close();
      throw error;
    }
    this.#exists = true;
    return handle;
  }

  /** A file that was never made has nothing to cut: making it begins with truncating it. */
  async #cutBack(): Promise<void> {
    if (this.#spoiled === 0) return;
    await this.#letGo().catch(() => undefined);
    if (this.#exists) await cutOff(this.path, this.#size, this.#spoiled);
    this.#spoiled = 0;
  }
}

/** Makes a file end at `size`, durably; rejects, with what may be left blanked, where the disk does not let it. */
async function cutOff(path: string, size: number, spoiled: number): Promise<void> {
  try {
    const handle = await open(path, 'r+');
    try {
      await truncateOrBlank(handle, size, spoiled);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

async function truncateOrBlank(handle: FileHandle, size: number, spoiled: number): Promise<void> {
  try {
    await handle.truncate(size);
    await handle.datasync();
  } catch (error) {
    const end = Math.min(spoiled, (await handle.stat()).size);
    if (end > size) {
      await writeFully(handle, Buffer.alloc(end - size), size);
      await handle.datasync();
    }
    // Blank is safe and not yet good: what is appended next has to begin where the committed bytes end.
    throw error;
  }
}

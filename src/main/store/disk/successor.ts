import { type FileHandle, open, rename, unlink } from 'node:fs/promises';
import { writeFully } from './write-fully';

/**
 * What is to take the place of a file that says the same in other words: written beside it, and put in its place at once.
 * After a crash at any instant there is the one or the other. For a file whose former state must come back when that fails
 * there is `replaceFile`.
 */
export class Successor {
  readonly #path: string;
  readonly #handle: FileHandle;
  #size = 0;

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  static async begin(path: string): Promise<Successor> {
    return new Successor(path, await open(nameOf(path), 'w', 0o600));
  }

  get size(): number {
    return this.#size;
  }

  async append(bytes: Uint8Array): Promise<void> {
    await writeFully(this.#handle, bytes, this.#size);
    this.#size += bytes.length;
  }

  /** Resolves when what was appended is on disk. */
  async sync(): Promise<void> {
    await this.#handle.sync();
  }

  /** Takes the file's name; the folder is still to be synced. */
  async takePlace(): Promise<void> {
    await this.#handle.close();
    await rename(nameOf(this.#path), this.#path);
  }

  /** Gives up. Never rejects. */
  async abandon(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await unlink(nameOf(this.#path)).catch(() => undefined);
  }
}

const nameOf = (path: string): string => `${path}.new`;

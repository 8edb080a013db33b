import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { type Pack, pack } from 'tar-stream';
import { writeFully } from '../disk/write-fully';
import type { BackupEntry } from './backup-format';

const CHUNK = 256 * 1024;

/** Writes a tar file entry by entry; no more than one chunk of it waits in memory. */
export class BackupWriter {
  readonly #pack: Pack = pack();
  readonly #written: Promise<number>;
  readonly #mtime: Date;
  #failure: unknown;

  constructor(handle: FileHandle, mtime: Date) {
    this.#mtime = mtime;
    this.#written = this.#drain(handle);
    // Whoever adds or finishes hears of it.
    this.#written.catch((error: unknown) => {
      this.#failure = error;
    });
  }

  /** Adds a file whose bytes are at hand. */
  async add(path: string, bytes: Uint8Array): Promise<BackupEntry> {
    return await this.#add(path, bytes.length, [bytes]);
  }

  /** Adds a file as long as it is now; what it grows by meanwhile stays out. */
  async addFile(path: string, source: FileHandle): Promise<BackupEntry> {
    const { size } = await source.stat();
    return await this.#add(path, size, chunksOf(source, size));
  }

  /** Ends the file; resolves with its size when every byte is written. */
  async finish(): Promise<number> {
    this.#pack.finalize();
    return await this.#written;
  }

  /** Gives up; resolves when nothing is written any more. */
  async abandon(): Promise<void> {
    this.#pack.destroy();
    await this.#written.catch(() => undefined);
  }

  async #add(
    path: string,
    size: number,
    chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<BackupEntry> {
    const hash = createHash('sha256');
    try {
      const { sink, done } = this.#begin(path, size);
      for await (const chunk of chunks) {
        hash.update(chunk);
        if (!sink.write(chunk)) await Promise.race([once(sink, 'drain'), done]);
      }
      sink.end(undefined);
      await done;
    } catch (error) {
      throw this.#failure ?? error;
    }
    return { path, size, sha256: hash.digest('hex') };
  }

  #begin(path: string, size: number) {
    const header = { name: path, size, mode: 0o600, mtime: this.#mtime, type: 'file' } as const;
    let settle: (error?: Error | null) => void = () => undefined;
    const done = new Promise<void>((resolve, reject) => {
      settle = (error) => (error ? reject(error) : resolve());
    });
    // It is awaited in the end, or what comes before failed already.
    done.catch(() => undefined);
    return { sink: this.#pack.entry(header, settle), done };
  }

  async #drain(handle: FileHandle): Promise<number> {
    let written = 0;
    // Its types leave open what it gives; a tar gives bytes.
    const chunks = this.#pack as AsyncIterable<Uint8Array>;
    for await (const chunk of chunks) {
      await writeFully(handle, chunk, written);
      written += chunk.length;
    }
    return written;
  }
}

async function* chunksOf(source: FileHandle, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; ) {
    const { bytesRead, buffer } = await source.read(Buffer.alloc(Math.min(CHUNK, size - at)), 0, undefined, at);
    if (bytesRead === 0) throw Object.assign(new Error('A file became shorter while it was read.'), { code: 'EIO' });
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DamagedFile, DocumentAdapter } from '../disk/document-adapter';
import { replaceFile } from '../disk/replace-file';
import { syncFolder } from '../disk/sync-folder';
import { syncData, writeFully } from '../disk/write-fully';
import type { StoredFile, Upload } from '../files';
import { unlinkIfThere } from './contents';
import type { DiskTurns } from './disk-turns';
import { UploadRecord } from './file-record';
import { PART } from './files-folder';

/** Bytes that are written and hashed at once: few calls, and nobody waits long for one of them. */
const CHUNK = 128 * 1024;

/**
 * Bytes after which what was written is synced. Small, because on journalling file systems the sync of a message waits
 * for whatever other files have in the journal.
 */
const SYNC_AFTER = 4 * 1024 * 1024;

/** The first bytes of a content, by which it is told what it is. */
const HEAD = 512 * 1024;

/** One upload: its record, and beside it the bytes that came so far. */
export class UploadFile {
  /** The message that is being written with it. */
  message: string | null = null;
  readonly #folder: string;
  readonly #turns: DiskTurns;
  #record: UploadRecord;
  #offset: number;
  /** The hash of what came, as long as it was seen to come. */
  #hash: Hash | null;

  private constructor(folder: string, turns: DiskTurns, record: UploadRecord, offset: number) {
    this.#folder = folder;
    this.#turns = turns;
    this.#record = record;
    this.#offset = offset;
    this.#hash = offset === 0 ? createHash('sha256') : null;
  }

  /** Makes a new one, durably. */
  static async create(folder: string, turns: DiskTurns, record: UploadRecord): Promise<UploadFile> {
    const upload = new UploadFile(folder, turns, record, 0);
    await upload.#write();
    return upload;
  }

  /** Takes up the one that a record is of; undefined where it is damaged or gone. */
  static async reopen(folder: string, turns: DiskTurns, name: string): Promise<UploadFile | undefined> {
    try {
      const record = await new DocumentAdapter(join(folder, name), UploadRecord).read();
      if (record === null || record.id !== name) return undefined;
      const found = record.file ? record : await stat(join(folder, name + PART)).catch(() => ({ size: 0 }));
      return new UploadFile(folder, turns, record, Math.min(found.size, record.size));
    } catch (error) {
      if (error instanceof DamagedFile) return undefined;
      throw error;
    }
  }

  get path(): string {
    return join(this.#folder, this.#record.id + PART);
  }

  get value(): Upload {
    return { ...this.#record, offset: this.#offset, message: this.message };
  }

  /** Takes bytes; rejects when they cannot be kept. Ends where they end, or break off. */
  async receive(bytes: AsyncIterable<Uint8Array>): Promise<number> {
    const handle = await open(this.path, this.#offset === 0 ? 'w' : 'r+', 0o600);
    try {
      await this.#takeAll(handle, bytes);
      await this.#turns.take(() => syncData(handle));
    } finally {
      await handle.close();
    }
    return this.#offset;
  }

  /** The SHA-256 of what came; what was not seen to come in this process is read again. */
  async digest(): Promise<string> {
    if (this.#offset === 0) await replaceFile(this.path, Buffer.alloc(0));
    if (this.#hash !== null) return this.#hash.copy().digest('hex');
    const hash = createHash('sha256');
    for await (const piece of this.#read(this.#offset)) hash.update(piece);
    return hash.digest('hex');
  }

  async head(): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this.#read(Math.min(HEAD, this.#offset))) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** It is whole, and its content was taken away from here. */
  async finished(file: StoredFile): Promise<void> {
    this.#record = { ...this.#record, file };
    this.#offset = file.size;
    await this.#write();
  }

  /** Removes what there is of it. */
  async remove(): Promise<void> {
    await unlinkIfThere(this.path);
    await unlinkIfThere(join(this.#folder, this.#record.id));
    await syncFolder(this.#folder);
  }

  async #takeAll(handle: FileHandle, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    let waiting: Uint8Array[] = [];
    let length = 0;
    let unsynced = 0;
    const flush = async () => {
      const chunk = Buffer.concat(waiting, length);
      [waiting, length] = [[], 0];
      await this.#turns.take(() => writeFully(handle, chunk, this.#offset));
      this.#hash?.update(chunk);
      this.#offset += chunk.length;
      unsynced += chunk.length;
      if (unsynced < SYNC_AFTER) return;
      await this.#turns.take(() => syncData(handle));
      unsynced = 0;
    };
    for await (const piece of untilBroken(bytes)) {
      const room = this.#record.size - this.#offset - length;
      waiting.push(piece.subarray(0, room));
      length += Math.min(piece.length, room);
      if (length >= CHUNK) await flush();
      if (piece.length > room) break;
    }
    if (length > 0) await flush();
  }

  async *#read(end: number): AsyncGenerator<Uint8Array> {
    const handle = await open(this.path, 'r');
    try {
      for (let at = 0; at < end; ) {
        const length = Math.min(CHUNK, end - at);
        const { buffer, bytesRead } = await this.#turns.take(() =>
          handle.read(Buffer.allocUnsafe(length), 0, length, at),
        );
        if (bytesRead === 0) return;
        yield buffer.subarray(0, bytesRead);
        at += bytesRead;
      }
    } finally {
      await handle.close();
    }
  }

  async #write(): Promise<void> {
    await new DocumentAdapter(join(this.#folder, this.#record.id), UploadRecord).write(this.#record);
  }
}

/** What comes until the line breaks: that is no fault of the disk, and what came counts. */
async function* untilBroken(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of bytes) yield piece;
  } catch {
    // Who sends will be told where it stands.
  }
}

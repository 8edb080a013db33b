import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import type { ChatMessage } from '#shared/nouns/message';
import type { DamageReports } from '../disk/damage-reports';
import { errnoOf } from '../disk/faults';
import { syncFolder } from '../disk/sync-folder';
import { writeFully } from '../disk/write-fully';
import { encodeMessage } from './log-record';
import { readTail, type Tail } from './segment-tail';

/**
 * lowdb's adapter for the newest segment of a room's log: `write` appends messages and never rewrites any, `read` looks
 * at the end only, cuts off what a crash left half written, and answers with the newest messages it saw.
 *
 * After a failed write or sync the file is cut back to its last good offset through a new handle, because a second sync
 * may falsely succeed. Until that has succeeded nothing more is written.
 */
export class SegmentAdapter implements Adapter<readonly ChatMessage[]> {
  readonly path: string;
  /** The first seq it may hold. */
  readonly first: number;
  readonly #reports: DamageReports;
  #handle: FileHandle | undefined;
  #exists: boolean;
  #size = 0;
  #last: number;
  #mustCut = false;

  /** @param exists false for a segment that begins: its first write makes the file */
  constructor(path: string, first: number, exists: boolean, reports: DamageReports) {
    this.path = path;
    this.first = first;
    this.#exists = exists;
    this.#last = first - 1;
    this.#reports = reports;
  }

  /** Bytes that are committed; nothing beyond is ever read. */
  get size(): number {
    return this.#size;
  }

  /** The last seq, of a damaged message too. */
  get last(): number {
    return this.#last;
  }

  async read(): Promise<readonly ChatMessage[]> {
    const tail = await readTail(this.path, this.first);
    this.#size = tail.end;
    this.#last = tail.last;
    await this.#report(tail);
    this.#mustCut = tail.size > tail.end;
    await this.#cutBack();
    return tail.messages;
  }

  async write(messages: readonly ChatMessage[]): Promise<void> {
    await this.#cutBack();
    const bytes = Buffer.concat(messages.map(encodeMessage));
    try {
      this.#handle ??= await this.#open();
      await writeFully(this.#handle, bytes, this.#size);
      await this.#handle.datasync();
    } catch (error) {
      this.#mustCut = true;
      await this.#cutBack().catch(() => undefined);
      throw error;
    }
    this.#size += bytes.length;
    this.#last = messages.at(-1)?.seq ?? this.#last;
  }

  /** Lets go of the handle; the next write opens a new one. */
  async rest(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await handle?.close();
  }

  async #open(): Promise<FileHandle> {
    if (this.#exists) return await open(this.path, 'r+');
    const handle = await open(this.path, 'w', 0o600);
    try {
      await syncFolder(dirname(this.path));
    } catch (error) {
      await handle.close();
      throw error;
    }
    this.#exists = true;
    return handle;
  }

  /** A file that was never made has nothing to cut: making it begins with truncating it. */
  async #cutBack(): Promise<void> {
    if (!this.#mustCut) return;
    await this.rest().catch(() => undefined);
    if (this.#exists) await truncateSynced(this.path, this.#size);
    this.#mustCut = false;
  }

  async #report(tail: Tail): Promise<void> {
    if (tail.bad.length > 0) await this.#reports.keepAsideOnce(this.path);
    for (const { offset } of tail.bad) this.#reports.report(damagedMessage(this.path, offset));
    if (tail.size === tail.end) return;
    const message = 'The last message was not yet written when Hearth or the computer stopped; it was cut off.';
    this.#reports.report({ file: this.path, offset: tail.end, message });
  }
}

/** The report of a message that can no longer be read. */
export const damagedMessage = (file: string, offset: number) => ({
  file,
  offset,
  message:
    'A message could not be read as it was written; its place stays empty. A copy of the file is kept beside it.',
});

async function truncateSynced(path: string, size: number): Promise<void> {
  try {
    const handle = await open(path, 'r+');
    try {
      await handle.truncate(size);
      await handle.datasync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

import type { Adapter } from 'lowdb';
import { AppendFile } from '../disk/append-file';
import type { DamageReports } from '../disk/damage-reports';
import type { Damage } from '../store';
import { encodeMessages } from './log-record';
import { readTail, type Tail } from './segment-tail';
import type { StoredMessage } from './stored-message';

/** What a segment is told of itself. */
export interface SegmentOptions {
  readonly path: string;
  /** The first seq it may hold. */
  readonly first: number;
  /** False for a segment that begins: its first write makes the file. */
  readonly exists: boolean;
  readonly reports: DamageReports;
  /** Puts the segment's name on disk and makes it known; called whenever it is opened, before the next message goes. */
  readonly begun: () => Promise<void>;
}

/**
 * lowdb's adapter for the newest segment of a room's log: `write` appends messages and never rewrites any, `read` looks
 * at the end only, cuts off what a crash left half written, and answers with the newest messages it saw.
 */
export class SegmentAdapter implements Adapter<readonly StoredMessage[]> {
  readonly #options: SegmentOptions;
  readonly #file: AppendFile;
  #last: number;

  constructor(options: SegmentOptions) {
    this.#options = options;
    this.#file = new AppendFile(options.path, options.exists ? 0 : null);
    this.#last = options.first - 1;
  }

  get path(): string {
    return this.#options.path;
  }

  get first(): number {
    return this.#options.first;
  }

  /** Bytes that are committed; nothing beyond is ever read. */
  get size(): number {
    return this.#file.size;
  }

  /** The last seq, of a damaged message too. */
  get last(): number {
    return this.#last;
  }

  async read(): Promise<readonly StoredMessage[]> {
    const tail = await readTail(this.path, this.first);
    this.#last = tail.last;
    await this.#report(tail);
    await this.#file.adopt(tail.end, tail.size);
    return tail.messages;
  }

  async write(messages: readonly StoredMessage[]): Promise<void> {
    await this.#file.append(encodeMessages(messages), this.#options.begun);
    this.#last = messages.at(-1)?.seq ?? this.#last;
  }

  /** Cuts off what does not count; rejects where the disk does not let it. */
  settle(): Promise<void> {
    return this.#file.settle();
  }

  /** Takes what was put in the file's place: the same messages, as they stand. The handle was let go before. */
  renew(size: number): void {
    this.#file.renew(size);
  }

  /** Lets go of the handle; the next write opens a new one. */
  rest(): Promise<void> {
    return this.#file.rest();
  }

  async #report(tail: Tail): Promise<void> {
    const { reports } = this.#options;
    if (tail.bad.length > 0) await reports.keepAsideOnce(this.path);
    for (const { offset } of tail.bad) reports.report(damagedMessage(this.path, offset));
    if (tail.size > tail.end) reports.report(tornMessage(this.path, tail.end));
  }
}

/** The report of a message that can no longer be read. */
export const damagedMessage = (file: string, offset: number): Damage => ({
  kind: 'message',
  file,
  offset,
  message:
    'A message could not be read as it was written; its place stays empty. A copy of the file is kept beside it.',
});

/** The report of a message whose end is missing at the end of the newest segment. */
export const tornMessage = (file: string, offset: number): Damage => ({
  kind: 'message_torn',
  file,
  offset,
  message: 'The last message was not yet written when Hearth or the computer stopped; it was cut off.',
});

/** The report of a segment that was there when the store was opened. */
export const goneSegment = (file: string): Damage => ({
  kind: 'messages_gone',
  file,
  offset: 0,
  message:
    'A file of messages is gone; their places stay empty until it is put back from a backup. The others are there.',
});

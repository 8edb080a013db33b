import type { ChatMessage } from '#shared/nouns/message';
import { errnoOf } from '../disk/faults';
import type { Line } from '../disk/record-line';
import type { Page, Selection } from '../log';
import { decodeLine, type Identity, identityOf } from './log-record';
import { type Segment, SegmentReader } from './segment-reader';
import { SeqOrder } from './seq-order';
import { type StoredMessage, shown } from './stored-message';

/** A message and how long its line is. */
interface Entry {
  readonly message: StoredMessage;
  readonly bytes: number;
}

/** What a reader asks and tells of what it reads. */
export interface ReaderOptions {
  /** A message as it stands by now, where its line does not say it yet. */
  asItStands(message: StoredMessage): StoredMessage;
  /** Bytes that are not what was written. */
  spoiled(segment: Segment, offset: number): void;
  /** There is no such file. */
  gone(segment: Segment): void;
}

/** Lines that one look at a segment found. */
interface Stretch {
  readonly lines: readonly Line[];
  readonly segment: Segment;
  readonly order: SeqOrder;
}

interface Taken {
  readonly messages: readonly ChatMessage[];
  readonly bytes: number;
  readonly more: boolean;
}

/** Reads pages of one room as it stood at one moment: later messages are not seen. */
export class RoomReader {
  readonly #segments: readonly Segment[];
  readonly #head: number;
  readonly #options: ReaderOptions;

  constructor(segments: readonly Segment[], head: number, options: ReaderOptions) {
    this.#segments = segments;
    this.#head = head;
    this.#options = options;
  }

  async page(selection: Selection): Promise<Page> {
    const { messages, more } = await this.#select(selection);
    return { messages, more, head: this.#head };
  }

  /** The message with a seq; undefined where there is none. */
  async message(seq: number): Promise<StoredMessage | undefined> {
    return (await this.messages([seq])).get(seq);
  }

  /** The messages with these seqs, by seq; those that are not there are left out. */
  async messages(seqs: readonly number[]): Promise<ReadonlyMap<number, StoredMessage>> {
    const wanted = [...new Set(seqs)].filter((seq) => seq <= this.#head).sort((a, b) => a - b);
    const found = new Map<number, StoredMessage>();
    for (const [index, segment] of this.#segments.entries()) {
      const next = this.#segments[index + 1]?.first ?? Number.POSITIVE_INFINITY;
      const here = wanted.filter((seq) => seq >= segment.first && seq < next);
      if (here.length > 0) await this.#find(segment, here, found);
    }
    return found;
  }

  /** Every message there is, oldest first, some at a time. */
  async *all(): AsyncGenerator<readonly StoredMessage[]> {
    for await (const entries of this.#newer(0)) yield [...entries].map(({ message }) => message);
  }

  /** By what the newest messages are known again, newest first, as many at a time as one look at the file has. */
  async *identities(): AsyncGenerator<readonly Identity[]> {
    for await (const { lines } of this.#olderStretches(this.#head + 1))
      yield lines.flatMap((line) => identityOf(line) ?? []);
  }

  #select(selection: Selection): Promise<Taken> {
    const { limit, bytes } = selection;
    if (selection.after !== undefined) return this.#after(selection.after, limit, bytes);
    if (selection.around !== undefined) return this.#around(selection.around, limit, bytes);
    return this.#before(selection.before ?? this.#head + 1, limit, bytes);
  }

  #after(seq: number, limit: number, bytes: number): Promise<Taken> {
    return this.#take(this.#newer(seq), limit, bytes);
  }

  async #before(seq: number, limit: number, bytes: number): Promise<Taken> {
    const taken = await this.#take(this.#older(seq), limit, bytes);
    return { ...taken, messages: [...taken.messages].reverse() };
  }

  /** Half from the seq on, half before it; where one side ends early, the other one fills the page. */
  async #around(seq: number, limit: number, bytes: number): Promise<Taken> {
    const half = await this.#after(seq - 1, Math.ceil(limit / 2), Math.ceil(bytes / 2));
    const room = bytes - half.bytes;
    const older = await this.#before(seq, room > 0 ? limit - half.messages.length : 0, room);
    const newer =
      half.more && !older.more ? await this.#after(seq - 1, limit - older.messages.length, bytes - older.bytes) : half;
    return {
      messages: [...older.messages, ...newer.messages],
      bytes: older.bytes + newer.bytes,
      more: older.more,
    };
  }

  /** Finds messages of one segment; those that stand close together are read together. */
  async #find(segment: Segment, seqs: readonly number[], found: Map<number, StoredMessage>): Promise<void> {
    const reader = await this.#open(segment, new SeqOrder(1));
    if (reader === undefined) return;
    try {
      let lines: readonly Line[] = [];
      for (const seq of seqs) {
        if (!lines.some((line) => identityOf(line)?.seq === seq)) lines = await reader.linesFrom(seq);
        const line = lines.find((candidate) => identityOf(candidate)?.seq === seq);
        const record = line && decodeLine(line);
        if (record?.kind === 'message') found.set(seq, this.#options.asItStands(record.message));
      }
    } finally {
      await reader.close();
    }
  }

  async *#newer(after: number): AsyncGenerator<Iterable<Entry>> {
    if (after >= this.#head) return;
    const from = this.#segmentOf(after + 1);
    for (const [index, segment] of this.#segments.entries()) {
      if (index < from) continue;
      const order = new SeqOrder(1);
      const reader = await this.#open(segment, order);
      if (reader === undefined) continue;
      try {
        const offset = index === from ? await reader.find(after + 1) : 0;
        if (offset === 0) order.expect(segment.first);
        for await (const lines of reader.forward(offset)) yield this.#entries({ lines, segment, order });
        if (order.isGap(segment.last + 1)) this.#options.spoiled(segment, reader.size);
      } finally {
        await reader.close();
      }
    }
  }

  async *#older(before: number): AsyncGenerator<Iterable<Entry>> {
    for await (const stretch of this.#olderStretches(before)) yield this.#entries(stretch);
  }

  async *#olderStretches(before: number): AsyncGenerator<Stretch> {
    const from = this.#segmentOf(before);
    for (let index = from; index >= 0; index -= 1) {
      const segment = this.#segments[index];
      if (segment === undefined) return;
      const order = new SeqOrder(-1);
      const reader = await this.#open(segment, order);
      if (reader === undefined) continue;
      try {
        const offset = before <= segment.last ? await reader.find(before) : reader.size;
        if (offset === reader.size) order.expect(Math.min(before - 1, segment.last));
        for await (const lines of reader.backward(offset)) yield { lines, segment, order };
      } finally {
        await reader.close();
      }
    }
  }

  /** The index of the segment that holds a seq, or would. */
  #segmentOf(seq: number): number {
    const next = this.#segments.findIndex((segment) => segment.first > seq);
    return next === -1 ? this.#segments.length - 1 : Math.max(0, next - 1);
  }

  *#entries({ lines, segment, order }: Stretch): Generator<Entry> {
    for (const line of lines) {
      const record = decodeLine(line);
      if (record.kind === 'other') continue;
      if (record.kind === 'message') {
        if (order.isGap(record.message.seq)) this.#options.spoiled(segment, line.offset);
        yield { message: record.message, bytes: line.payload.length };
      } else {
        order.spoil();
        this.#options.spoiled(segment, line.offset);
      }
    }
  }

  /** Undefined where there is no such file any more: the other segments are read all the same. */
  async #open(segment: Segment, order: SeqOrder): Promise<SegmentReader | undefined> {
    try {
      return await SegmentReader.open(segment, ({ bad }) => {
        if (bad.length > 0) order.spoil();
        for (const { offset } of bad) this.#options.spoiled(segment, offset);
      });
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT') throw error;
      this.#options.gone(segment);
      return undefined;
    }
  }

  /** Takes messages until a page is full: at least one, and it knows whether another one follows. */
  async #take(stretches: AsyncGenerator<Iterable<Entry>>, limit: number, budget: number): Promise<Taken> {
    const messages: ChatMessage[] = [];
    let bytes = 0;
    for await (const entries of stretches) {
      for (const entry of entries) {
        if (messages.length >= limit) return { messages, bytes, more: true };
        const message = shown(this.#options.asItStands(entry.message));
        const taken = bytes + jsonBytes(message, entry);
        if (messages.length > 0 && taken > budget) return { messages, bytes, more: true };
        messages.push(message);
        bytes = taken;
      }
    }
    return { messages, bytes, more: false };
  }
}

/** What a message that nothing came of has as JSON beyond what it has in its line. */
const UNWRITTEN =
  ',"change":0,"edited":null,"deleted":null,"reply_to":null,"thread":null,"reactions":[],"pinned":false,"files":[]'
    .length - '"kind":"message",'.length;

/** How long a message is as JSON. */
function jsonBytes(message: ChatMessage, line: Entry): number {
  const { change, reply_to, files } = message;
  const isPlain = change === 0 && reply_to === null && files.length === 0;
  return isPlain ? line.bytes + UNWRITTEN : Buffer.byteLength(JSON.stringify(message));
}

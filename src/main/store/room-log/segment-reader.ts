import { type FileHandle, open } from 'node:fs/promises';
import { type Line, nextLine, type Scan, scanLines } from '../disk/record-line';
import { identityOf } from './log-record';

/** A segment as far as it may be read. */
export interface Segment {
  readonly path: string;
  /** The first seq it may hold. */
  readonly first: number;
  /** The last seq it may hold. */
  readonly last: number;
  /** Bytes that are committed; absent for a sealed segment, which is read as a whole. */
  readonly size?: number;
}

/** Hears of a stretch that was read. */
export type OnScan = (scan: Scan, segment: Segment) => void;

/** The number of a line, which goes up from line to line; undefined where it has none. */
export type NumberOf = (line: Line) => number | undefined;

const seqOf: NumberOf = (line) => identityOf(line)?.seq;

/** What a first read takes: fifty messages of usual length and a few more, so that a page is one read. Later ones double. */
const FIRST_CHUNK = 24 * 1024;
const LARGEST_CHUNK = 256 * 1024;
/** A search ends when this much is left, which one read then covers. */
const SEARCH_SPAN = 16 * 1024;
const PROBE = 4 * 1024;

/**
 * Reads one segment in either direction from any seq, or another file whose lines are numbered. There is no index to keep or to lose: lines are found by their
 * line breaks and a seq by an interpolating search, two or three small reads in a segment of any size.
 */
export class SegmentReader {
  readonly #handle: FileHandle;
  readonly #segment: Segment;
  readonly #size: number;
  readonly #onScan: OnScan;
  readonly #numberOf: NumberOf;

  private constructor(handle: FileHandle, segment: Segment, size: number, hooks: readonly [OnScan, NumberOf]) {
    this.#handle = handle;
    this.#segment = segment;
    this.#size = size;
    [this.#onScan, this.#numberOf] = hooks;
  }

  /** Opens a segment; close it afterwards. `onScan` is told of every stretch that was read and not only probed. */
  static async open(segment: Segment, onScan: OnScan, numberOf: NumberOf = seqOf): Promise<SegmentReader> {
    const handle = await open(segment.path, 'r');
    try {
      return new SegmentReader(handle, segment, segment.size ?? (await handle.stat()).size, [onScan, numberOf]);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  get size(): number {
    return this.#size;
  }

  /** The lines from an offset on, stretch by stretch, ascending. */
  async *forward(from: number): AsyncGenerator<readonly Line[]> {
    let chunk = FIRST_CHUNK;
    let at = from;
    while (at < this.#size) {
      const end = Math.min(at + chunk, this.#size);
      const scan = scanLines(await this.#read(at, end), at);
      if (scan.rest === at && end < this.#size) {
        chunk *= 2;
        continue;
      }
      this.#onScan(scan, this.#segment);
      yield scan.lines;
      if (scan.rest === at) return;
      at = scan.rest;
      chunk = Math.max(chunk, Math.min(chunk * 2, LARGEST_CHUNK));
    }
  }

  /** The lines before an offset, which is one of a line or the end, stretch by stretch, descending. */
  async *backward(to: number): AsyncGenerator<readonly Line[]> {
    let chunk = FIRST_CHUNK;
    let end = to;
    while (end > 0) {
      const start = Math.max(0, end - chunk);
      const bytes = await this.#read(start, end);
      // What a stretch begins with is the end of a line, unless it begins the file.
      const skip = start === 0 ? 0 : nextLine(bytes);
      if (skip === -1) {
        chunk *= 2;
        continue;
      }
      const scan = scanLines(bytes.subarray(skip), start + skip);
      this.#onScan(scan, this.#segment);
      yield [...scan.lines].reverse();
      end = start + skip;
      chunk = Math.max(chunk, Math.min(chunk * 2, LARGEST_CHUNK));
    }
  }

  /** The offset of the first message whose seq is at least `seq`; the segment's end when there is none. */
  async find(seq: number): Promise<number> {
    if (seq <= this.#segment.first) return 0;
    const [line] = await this.linesFrom(seq);
    return line?.offset ?? this.#size;
  }

  /** The lines from the first one on whose seq is at least `seq`, as many as one look has; none where there is none. */
  async linesFrom(seq: number): Promise<readonly Line[]> {
    for await (const lines of this.forward(await this.#near(seq))) {
      const index = lines.findIndex((line) => (this.#numberOf(line) ?? 0) >= seq);
      if (index !== -1) return lines.slice(index);
    }
    return [];
  }

  /** The offset of a line before that message, or of it, and not far. */
  async #near(seq: number): Promise<number> {
    let low = { offset: 0, seq: this.#segment.first };
    let high = { offset: this.#size, seq: this.#segment.last + 1 };
    for (let step = 0; high.offset - low.offset > SEARCH_SPAN; step += 1) {
      const guess = guessBetween(low, high, seq, step);
      const found = await this.#messageAfter(guess, high.offset);
      if (found === undefined) high = { offset: guess, seq: high.seq };
      else if (found.seq < seq) low = { offset: found.end, seq: found.seq };
      else high = { offset: guess, seq: found.seq };
    }
    return low.offset;
  }

  /** The first message whose line begins after `from` and before `to`. */
  async #messageAfter(from: number, to: number): Promise<FoundMessage | undefined> {
    for (let chunk = PROBE; ; chunk *= 2) {
      const end = Math.min(from + chunk, this.#size);
      const bytes = await this.#read(from, end);
      const skip = nextLine(bytes);
      const found = skip === -1 ? undefined : this.#firstOf(scanLines(bytes.subarray(skip), from + skip).lines);
      if (found !== undefined) return found.offset < to ? found : undefined;
      if (end === this.#size) return undefined;
    }
  }

  #firstOf(lines: readonly Line[]): FoundMessage | undefined {
    for (const line of lines) {
      const seq = this.#numberOf(line);
      if (seq !== undefined) return { offset: line.offset, end: line.end, seq };
    }
    return undefined;
  }

  async #read(from: number, to: number): Promise<Buffer> {
    const bytes = Buffer.allocUnsafe(to - from);
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await this.#handle.read(bytes, filled, bytes.length - filled, from + filled);
      if (bytesRead === 0) throw Object.assign(new Error(`${this.#segment.path} became shorter.`), { code: 'EIO' });
      filled += bytesRead;
    }
    return bytes;
  }
}

interface FoundMessage {
  readonly offset: number;
  readonly end: number;
  readonly seq: number;
}

interface Mark {
  readonly offset: number;
  readonly seq: number;
}

/**
 * Where to look next: below and above where the seq stands if all lines are of one length, so that two looks enclose it;
 * each third time in the middle, so that lines of very different lengths cost a few looks more and not many.
 */
function guessBetween(low: Mark, high: Mark, seq: number, step: number): number {
  const span = high.offset - low.offset;
  const middle = low.offset + Math.floor(span / 2);
  if (step % 3 === 2 || high.seq <= low.seq) return middle;
  const share = (seq - low.seq) / (high.seq - low.seq);
  const margin = (step % 3 === 0 ? -1 : 1) * Math.floor(SEARCH_SPAN / 3);
  const guess = low.offset + Math.floor(span * share) + margin;
  return Math.min(Math.max(guess, low.offset + 1), high.offset - 1);
}

import { open } from 'node:fs/promises';
import { countLines, type Line, nextLine, type Scan, type Span, scanLines } from '../disk/record-line';
import { decodeLine } from './log-record';
import type { StoredMessage } from './stored-message';

/** The end of a segment, as far as it had to be read. */
export interface Tail {
  /** The newest messages, as many as the stretch has. */
  readonly messages: readonly StoredMessage[];
  /** The last seq that was given, be its message readable or not. */
  readonly last: number;
  /** Where the last whole line ends; what is beyond is torn. */
  readonly end: number;
  /** Bytes of the file. */
  readonly size: number;
  /** Damage seen in the stretch. */
  readonly bad: readonly Span[];
}

const CHUNK = 16 * 1024;

/** Reads backwards from the end of a segment until it has seen a message: bounded work, however long the segment is. */
export async function readTail(path: string, first: number): Promise<Tail> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    for (let chunk = CHUNK; ; chunk *= 2) {
      const start = Math.max(0, size - chunk);
      const bytes = Buffer.alloc(size - start);
      await handle.read(bytes, 0, bytes.length, start);
      const skip = start === 0 ? 0 : nextLine(bytes);
      const tail = skip === -1 ? undefined : tailOf(bytes.subarray(skip), start + skip, first);
      if (tail !== undefined && (tail.messages.length > 0 || start === 0)) return { ...tail, size };
    }
  } finally {
    await handle.close();
  }
}

function tailOf(bytes: Buffer, base: number, first: number): Omit<Tail, 'size'> {
  const scan = scanLines(bytes, base);
  const messages: StoredMessage[] = [];
  const unreadable: Line[] = [];
  let lastEnd = base;
  for (const line of scan.lines) {
    const record = decodeLine(line);
    if (record.kind === 'unreadable') unreadable.push(line);
    if (record.kind !== 'message') continue;
    messages.push(record.message);
    lastEnd = line.end;
  }
  const lost = linesLost(scan, bytes, base, lastEnd) + unreadable.filter((line) => line.offset >= lastEnd).length;
  const last = (messages.at(-1)?.seq ?? first - 1) + lost;
  return { messages, last, end: scan.rest, bad: [...scan.bad, ...unreadable] };
}

/**
 * How many messages were lost after the last good one: their seqs were given and acknowledged, so they stay empty and
 * are not given again.
 */
function linesLost({ bad }: Scan, bytes: Buffer, base: number, after: number): number {
  return bad
    .filter((span) => span.offset >= after)
    .reduce((sum, span) => sum + countLines(bytes.subarray(span.offset - base, span.end - base)), 0);
}

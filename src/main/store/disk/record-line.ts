import CRC32 from 'crc-32';

/** A record as it stands in a file: `crc32(8 hex) length(decimal) json\n`. Offsets are those of the file. */
export interface Line {
  readonly offset: number;
  /** The offset after the line break. */
  readonly end: number;
  /** The JSON, as bytes. */
  readonly payload: Buffer;
}

/** Bytes of a file that are not what was written. */
export interface Span {
  readonly offset: number;
  readonly end: number;
}

/** What a stretch of a file holds. */
export interface Scan {
  readonly lines: readonly Line[];
  readonly bad: readonly Span[];
  /** Where a line begins that does not end within the bytes; the end of the bytes when there is none. */
  readonly rest: number;
}

const NEWLINE = 0x0a;
const HEADER = /^([0-9a-f]{8}) ([1-9]\d{0,7}) /;
const HEADER_BYTES = 8 + 1 + 8 + 1;

const checksum = (payload: Uint8Array): string => (CRC32.buf(payload) >>> 0).toString(16).padStart(8, '0');

/** Encodes one record. JSON has no raw line breaks, so that a line break always ends a record. */
export const encodeLine = (value: object): Buffer => encodeLines([value]);

/** Encodes records, one line after the other, into one buffer. */
export function encodeLines(values: readonly object[]): Buffer {
  const texts = values.map((value) => JSON.stringify(value));
  const largest = texts.reduce((sum, text) => sum + HEADER_BYTES + Buffer.byteLength(text) + 1, 0);
  const bytes = Buffer.allocUnsafe(largest);
  const end = texts.reduce((at, text) => writeLine(bytes, at, text), 0);
  return bytes.subarray(0, end);
}

/** Writes a line into `bytes` and returns where it ends. */
function writeLine(bytes: Buffer, at: number, text: string): number {
  const length = Buffer.byteLength(text);
  const start = at + 8 + 1 + String(length).length + 1;
  const end = start + length;
  bytes.write(text, start);
  bytes.write(`${checksum(bytes.subarray(start, end))} ${length} `, at, 'latin1');
  bytes[end] = NEWLINE;
  return end + 1;
}

/** The value a line holds; undefined where its bytes are not JSON. */
export function jsonOf(line: Line): unknown {
  try {
    return JSON.parse(line.payload.toString());
  } catch {
    return undefined;
  }
}

/** Where the first line begins after `offset`; -1 when none does within the bytes. */
export function nextLine(bytes: Buffer, offset = 0): number {
  const newline = bytes.indexOf(NEWLINE, offset);
  return newline === -1 || newline + 1 === bytes.length ? -1 : newline + 1;
}

/** How many line breaks a span has: that many records it was, for all that can be said. */
export function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

function payloadAt(bytes: Buffer, offset: number): { start: number; end: number } | undefined {
  const header = HEADER.exec(bytes.toString('latin1', offset, offset + HEADER_BYTES));
  if (header === null) return undefined;
  const start = offset + header[0].length;
  const end = start + Number(header[2]);
  if (end > bytes.length || checksum(bytes.subarray(start, end)) !== header[1]) return undefined;
  return { start, end };
}

/**
 * Reads every line of `bytes`, which begin at `base` in their file and at a line. A line's end is known by its length
 * when the checksum agrees, else by the next line break: one wrong byte, be it in a length or a line break, costs one
 * record at most.
 */
export function scanLines(bytes: Buffer, base: number): Scan {
  const lines: Line[] = [];
  const bad: Span[] = [];
  const spoil = (from: number, to: number) => {
    const last = bad.at(-1);
    if (last?.end === base + from) bad[bad.length - 1] = { offset: last.offset, end: base + to };
    else bad.push({ offset: base + from, end: base + to });
  };
  let at = 0;
  while (at < bytes.length) {
    const found = payloadAt(bytes, at);
    if (found !== undefined && found.end < bytes.length) {
      const end = found.end + 1;
      lines.push({ offset: base + at, end: base + end, payload: bytes.subarray(found.start, found.end) });
      if (bytes[found.end] !== NEWLINE) spoil(found.end, end);
      at = end;
      continue;
    }
    const newline = bytes.indexOf(NEWLINE, at);
    if (newline === -1) break;
    spoil(at, newline + 1);
    at = newline + 1;
  }
  return { lines, bad, rest: base + at };
}

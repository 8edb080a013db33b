import type { FileHandle } from 'node:fs/promises';
import { type Line, scanLines } from './record-line';
import type { Successor } from './successor';

/** What is to stand instead of a line; undefined for the line itself. */
export type Instead = (line: Line) => Uint8Array | undefined;

/** So much is looked through in one turn of the event loop: half a millisecond of work. */
const CHUNK = 64 * 1024;

/** A stretch of a file; it begins at a line. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Copies a stretch byte by byte, damage and all, except for the lines that something is to stand instead of. */
export async function copyLines(
  source: FileHandle,
  { from, to }: Stretch,
  into: Successor,
  instead: Instead,
): Promise<void> {
  let chunk = CHUNK;
  for (let at = from; at < to; ) {
    const bytes = await readStretch(source, { from: at, to: Math.min(at + chunk, to) });
    const scan = scanLines(bytes, at);
    const end = at + bytes.length === to ? to : scan.rest;
    if (end === at) {
      chunk *= 2;
      continue;
    }
    const parts: Uint8Array[] = [];
    let copied = at;
    for (const line of scan.lines) {
      const other = instead(line);
      if (other === undefined) continue;
      parts.push(bytes.subarray(copied - at, line.offset - at), other);
      copied = line.end;
    }
    await into.append(Buffer.concat([...parts, bytes.subarray(copied - at, end - at)]));
    at = end;
    chunk = CHUNK;
  }
}

async function readStretch(source: FileHandle, { from, to }: Stretch): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(to - from);
  for (let filled = 0; filled < bytes.length; ) {
    const { bytesRead } = await source.read(bytes, filled, bytes.length - filled, from + filled);
    if (bytesRead === 0) throw Object.assign(new Error('A file became shorter while it was read.'), { code: 'EIO' });
    filled += bytesRead;
  }
  return bytes;
}

import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { JSONParser } from '@streamparser/json';

/** One part of an export: an entry of one of its lists, or one of its other fields. */
export interface ArchivePart {
  readonly field: string;
  /** The place in the list; null for what is in none. */
  readonly index: number | null;
  readonly value: unknown;
}

/** The file is no JSON. */
export class NoJson extends Error {}

const LISTS = ['messages', 'people'];
const FIELDS = ['format', 'version', 'exported', 'host', 'room'];

/** Bytes that are read at once. */
const PIECE = 64 * 1024;

/**
 * The parts of an export in their order, piece by piece: what was told is not held any more. `hash` takes all bytes.
 * Throws {@link NoJson}, and what reading throws.
 */
export async function* archiveParts(path: string, hash: Hash, signal: AbortSignal): AsyncGenerator<ArchivePart, void> {
  const parser = new JSONParser({
    paths: [...FIELDS.map((field) => `$.${field}`), ...LISTS.map((list) => `$.${list}.*`)],
    keepStack: false,
  });
  let parts: ArchivePart[] = [];
  parser.onValue = ({ key, stack, value }) => {
    const [, list] = stack;
    if (list === undefined) parts.push({ field: String(key), index: null, value });
    else parts.push({ field: String(list.key), index: typeof key === 'number' ? key : Number.NaN, value });
  };
  for await (const piece of createReadStream(path, { highWaterMark: PIECE, signal })) {
    hash.update(piece);
    parse(() => parser.write(piece));
    yield* parts;
    parts = [];
  }
  parse(() => parser.isEnded || parser.end());
  yield* parts;
}

function parse(step: () => void): void {
  try {
    step();
  } catch (cause) {
    throw new NoJson('This is no JSON.', { cause });
  }
}

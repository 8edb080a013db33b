import { open } from 'node:fs/promises';
import * as v from 'valibot';
import { Seq, SeqOrZero } from '#shared/nouns/fields';
import { copyLines } from '../disk/copy-lines';
import { errnoOf } from '../disk/faults';
import { encodeLine, encodeLines, jsonOf, type Line, nextLine, scanLines } from '../disk/record-line';
import { Successor } from '../disk/successor';
import { SegmentReader } from '../room-log/segment-reader';
import type { Change } from './overlay';

/** The first line: up to which change everything is in the messages' own lines, and which of those are pinned. */
const Header = v.object({ format: v.literal('folded'), change: SeqOrZero, pins: v.array(Seq) });
const Entry = v.object({ seq: Seq, change: Seq });

/** What is told of the amendments that the messages' own lines have. */
export interface Folded {
  /** The last change of the room among them; 0 where there is none. */
  readonly change: number;
  /** Messages that are pinned by their own lines. */
  readonly pins: readonly number[];
}

const HEADER_CHUNK = 4 * 1024;
const LARGEST_HEADER = 1024 * 1024;

/** Reads the first line; null where there is no such file, undefined where it is damaged. */
export async function readFolded(path: string): Promise<Folded | null | undefined> {
  try {
    const handle = await open(path, 'r');
    try {
      for (let size = HEADER_CHUNK; size <= LARGEST_HEADER; size *= 2) {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(size), 0, size, 0);
        const [line] = scanLines(buffer.subarray(0, bytesRead), 0).lines;
        if (line !== undefined || bytesRead < size || nextLine(buffer) !== -1) return headerOf(line);
      }
      return undefined;
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** What the first line says; undefined where it is damaged. */
export function headerOf(line: Line | undefined): Folded | undefined {
  if (line?.offset !== 0) return undefined;
  const header = v.safeParse(Header, jsonOf(line));
  return header.success ? { change: header.output.change, pins: header.output.pins } : undefined;
}

const ENDING = /"seq":(\d{1,15}),"change":(\d{1,15})\}$/;

/** The change of a line after the first one; undefined where it has none. */
export function entryOf({ payload }: Line): Change | undefined {
  const [, seq, change] = ENDING.exec(payload.toString('latin1', Math.max(0, payload.length - 64))) ?? [];
  return seq === undefined || change === undefined ? undefined : { seq: Number(seq), change: Number(change) };
}

/** Hears where something is not what was written. */
export type OnDamage = (offset: number) => void;

/** The changes after a number, each the last one that its message's own line has; ascending, some at a time. */
export async function* foldedAfter(
  path: string,
  folded: Folded,
  after: number,
  onDamage: OnDamage,
): AsyncGenerator<readonly Change[]> {
  // Where nothing was ever folded there is no such file.
  if (folded.change === 0 || after >= folded.change) return;
  const numbered = { path, first: 1, last: folded.change };
  const onScan = ({ bad }: { readonly bad: readonly { readonly offset: number }[] }) => {
    for (const { offset } of bad) onDamage(offset);
  };
  const reader = await SegmentReader.open(numbered, onScan, (line) => entryOf(line)?.change);
  try {
    const from = await reader.find(after + 1);
    for await (const lines of reader.forward(from)) yield lines.flatMap((line) => entryOf(line) ?? []);
  } finally {
    await reader.close();
  }
}

/** What the next file is made of. */
export interface Refolding {
  readonly folded: Folded;
  /** Changes that came to the messages' own lines; ascending, and later than all before. */
  readonly fresh: readonly Change[];
  /** Changes that are not the last ones of their messages any more. */
  readonly stale: ReadonlySet<number>;
}

/** Writes the successor of such a file, synced and ready to take its place; `path` need not be there. */
export async function refold(path: string, { folded, fresh, stale }: Refolding): Promise<Successor> {
  const successor = await Successor.begin(path);
  try {
    await successor.append(encodeLine({ format: 'folded', ...folded }));
    await copyEntries(path, successor, stale);
    const entries = fresh.map(({ seq, change }): v.InferOutput<typeof Entry> => ({ seq, change }));
    await successor.append(encodeLines(entries));
    await successor.sync();
    return successor;
  } catch (error) {
    await successor.abandon();
    throw error;
  }
}

const NOTHING = new Uint8Array(0);

async function copyEntries(path: string, successor: Successor, stale: ReadonlySet<number>): Promise<void> {
  try {
    const source = await open(path, 'r');
    try {
      const { size } = await source.stat();
      await copyLines(source, { from: 0, to: size }, successor, (line) => {
        const entry = entryOf(line);
        return entry === undefined || stale.has(entry.change) ? NOTHING : undefined;
      });
    } finally {
      await source.close();
    }
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

import { join, posix } from 'node:path';
import { type AmendmentRecord, encodeAmendments } from '../amendments/amendment-record';
import { foldedPath, scanAmendments } from '../amendments/amendment-segment';
import { headerOf } from '../amendments/folded-file';
import { readIfThere } from '../disk/document-adapter';
import { scanLines } from '../disk/record-line';
import { amendmentsPath, namesIn } from '../room-log/rooms-folder';
import { firstSeqs, segmentName } from '../room-log/segment-name';
import type { StoredMessage } from '../room-log/stored-message';
import type { BackupEntry } from './backup-format';
import type { BackupWriter } from './backup-writer';

/** A room's amendments as they were at one moment, before its messages are copied. */
export interface AmendmentsCopy {
  readonly folded: Buffer | null;
  /** By their first changes, ascending. */
  readonly segments: ReadonlyMap<number, Buffer>;
  /** The room's last change at that moment. */
  readonly change: number;
}

/** Looks at most: each one more was in vain because the host folded the room meanwhile. */
const LOOKS = 10;

/** Reads a room's amendments; null where it has none. */
export async function readAmendments(folder: string, room: string): Promise<AmendmentsCopy | null> {
  for (let look = 0; look < LOOKS; look += 1) {
    const firsts = firstSeqs(await namesIn(amendmentsPath(folder, room)));
    if (firsts.length === 0) return null;
    const segments = await readSegments(amendmentsPath(folder, room), firsts);
    // Later than the segments: what it says is in the messages is there when those are copied.
    const folded = await readIfThere(foldedPath(folder, room));
    if (segments !== null) return { folded, segments, change: lastChange(folded, segments) };
  }
  throw Object.assign(new Error(`The amendments of ${room} change all the time.`), { code: 'EAGAIN' });
}

/** Null where one of them is gone. */
async function readSegments(path: string, firsts: readonly number[]): Promise<ReadonlyMap<number, Buffer> | null> {
  const segments = new Map<number, Buffer>();
  for (const first of firsts) {
    const bytes = await readIfThere(join(path, segmentName(first)));
    if (bytes === null) return null;
    const isNewest = first === firsts.at(-1);
    segments.set(first, isNewest ? bytes.subarray(0, bytes.lastIndexOf('\n') + 1) : bytes);
  }
  return segments;
}

function lastChange(folded: Buffer | null, segments: ReadonlyMap<number, Buffer>): number {
  const header = folded === null ? undefined : headerOf(scanLines(folded, 0).lines[0]);
  let last = header?.change ?? 0;
  for (const [first, bytes] of segments) last = Math.max(last, scanAmendments(bytes, first).last);
  return last;
}

/**
 * Adds a room's amendments, after its messages. Those may have been folded meanwhile and say of later changes than the
 * amendments do: of these only that they were is told, so that nobody gets their numbers again.
 *
 * @param amended the messages that were amended, as far as their lines in the copy say
 */
export async function addAmendments(
  { folded, segments, change }: AmendmentsCopy,
  amended: readonly StoredMessage[],
  room: string,
  writer: BackupWriter,
): Promise<{ readonly entries: readonly BackupEntry[]; readonly firsts: ReadonlySet<number> }> {
  const prefix = posix.join('rooms', room, 'amendments');
  const entries: BackupEntry[] = [];
  if (folded !== null) entries.push(await writer.add(posix.join(prefix, 'folded'), folded));
  const later = amended
    .filter((message) => message.change > change)
    .map(({ seq, change, pinned }): AmendmentRecord => ({ kind: 'changed', pinned, seq, change }))
    .sort((a, b) => a.change - b.change);
  const next = change + 1;
  const all = new Map([...segments, [next, encodeAmendments(later)] as const]);
  for (const [first, bytes] of all) {
    entries.push(await writer.add(posix.join(prefix, segmentName(first)), bytes));
  }
  return { entries, firsts: new Set(all.keys()) };
}

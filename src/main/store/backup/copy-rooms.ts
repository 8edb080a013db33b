import { open, readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { Findings } from '../check/findings';
import { checkSegment } from '../check/segment-check';
import { isCopyOfDamage } from '../disk/damage-reports';
import { errnoOf } from '../disk/faults';
import { isLeftover } from '../disk/replace-file';
import type { CatalogFile, KnownSegments } from '../room-log/catalog-file';
import { roomPath, roomsIn } from '../room-log/rooms-folder';
import { lastSeqOf } from '../room-log/segment-ends';
import { firstSeqs, isSegmentName, segmentName } from '../room-log/segment-name';
import type { StoredMessage } from '../room-log/stored-message';
import type { BackupEntry } from './backup-format';
import type { BackupWriter } from './backup-writer';
import { addAmendments, readAmendments } from './copy-amendments';

/** One room as far as it was copied. */
export interface RoomCopy {
  readonly room: string;
  readonly entries: readonly BackupEntry[];
  readonly segments: KnownSegments;
  readonly messages: number;
  /** Places that are not what was written. */
  readonly damages: number;
  /** A file that went away: with its room, or because it is lost. */
  readonly gone: string | undefined;
}

/** Copies every room there is, one after the other. */
export async function copyRooms(
  folder: string,
  catalog: CatalogFile,
  writer: BackupWriter,
): Promise<readonly RoomCopy[]> {
  const copies: RoomCopy[] = [];
  for (const room of new Set([...catalog.rooms.keys(), ...(await roomsIn(folder))])) {
    copies.push(await copyRoom(folder, room, catalog.rooms.get(room), writer));
  }
  return copies;
}

/**
 * What belongs to messages is read before them, so that it never speaks of one that the copy has not, and that amendments
 * which go into the messages' own lines meanwhile are there twice and not missing.
 */
async function copyRoom(
  folder: string,
  room: string,
  known: KnownSegments | undefined,
  writer: BackupWriter,
): Promise<RoomCopy> {
  const entries: BackupEntry[] = [];
  const copied = new Set<number>();
  const { lost = [], firsts = [] } = known ?? {};
  const findings = new Findings();
  const amended: StoredMessage[] = [];
  const begun = new Set<number>();
  let messages = 0;
  const done = (gone?: string): RoomCopy => {
    const segments = { firsts: copied, lost: [...lost], amendments: begun };
    return { room, entries, segments, messages, damages: findings.list.length, gone };
  };
  const path = roomPath(folder, room);
  try {
    const amendments = await readAmendments(folder, room);
    entries.push(...(await copyOthers(path, posix.join('rooms', room), writer, isOfRoom)));
    const all = [...new Set([...firstSeqs(await readdir(path)), ...firsts])].sort((a, b) => a - b);
    for (const first of all) {
      const name = segmentName(first);
      const bytes = await readFile(join(path, name));
      const whole = first === all.at(-1) ? wholeLines(bytes) : bytes;
      const place = { path: join(path, name), room, first, last: lastSeqOf(first, all, lost) };
      const contents = checkSegment(whole, place, findings);
      messages += contents.messages;
      amended.push(...contents.amended);
      entries.push(await writer.add(posix.join('rooms', room, name), whole));
      copied.add(first);
    }
    if (amendments !== null) {
      const added = await addAmendments(amendments, amended, room, writer);
      entries.push(...added.entries);
      for (const first of added.firsts) begun.add(first);
    }
    return done();
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    return done(pathOf(error) ?? path);
  }
}

const isOfRoom = (name: string): boolean => isSegmentName(name) || name === 'amendments';

/** The newest segment grows: a record that is not whole yet is not acknowledged yet. */
const wholeLines = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.lastIndexOf('\n') + 1);

const pathOf = (error: unknown): string | undefined =>
  error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : undefined;

function goneIfMissing(error: unknown): undefined {
  if (errnoOf(error) !== 'ENOENT') throw error;
}

/** Copies files that this version does not know, of later versions, and those of folders below. */
export async function copyOthers(
  path: string,
  prefix: string,
  writer: BackupWriter,
  known: (name: string) => boolean,
): Promise<readonly BackupEntry[]> {
  const entries: BackupEntry[] = [];
  for (const found of await readdir(path, { withFileTypes: true })) {
    if (known(found.name) || isLeftover(found.name) || isCopyOfDamage(found.name)) continue;
    const [from, to] = [join(path, found.name), posix.join(prefix, found.name)];
    if (found.isDirectory()) entries.push(...(await copyOthers(from, to, writer, () => false)));
    else if (found.isFile()) entries.push(...(await copyFile(from, to, writer)));
  }
  return entries;
}

/** One that is gone meanwhile went with what it belonged to. */
async function copyFile(from: string, to: string, writer: BackupWriter): Promise<readonly BackupEntry[]> {
  const source = await open(from, 'r').catch(goneIfMissing);
  if (source === undefined) return [];
  try {
    return [await writer.addFile(to, source)];
  } finally {
    await source.close();
  }
}

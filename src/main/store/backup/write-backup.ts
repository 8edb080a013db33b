import { access, open, rename, rm } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { err, ok, type Result } from '#shared/result';
import { lostMessages, openFailure } from '../data-folder/open-failure';
import { errnoOf } from '../disk/faults';
import { encodeLine } from '../disk/record-line';
import { syncFolder } from '../disk/sync-folder';
import { encodeCatalog } from '../room-log/catalog-file';
import { CONTENTS, type Contents, LABEL } from './backup-format';
import { type BackupSource, openSource, readSettled } from './backup-source';
import { BackupWriter } from './backup-writer';
import { copyFiles, countedFiles } from './copy-files';
import { copyMarks } from './copy-marks';
import { copyOthers, copyRooms, type RoomCopy } from './copy-rooms';

/** How a backup is made. */
export interface BackupOptions {
  /** The data folder. */
  readonly data: string;
  /** The file to write. */
  readonly to: string;
  /** Whether a file that is there may be replaced. */
  readonly force: boolean;
  readonly now: Date;
}

/** What a backup came to. */
export interface BackupSummary {
  /** Bytes of the file. */
  readonly size: number;
  readonly contents: Omit<Contents, 'entries'>;
}

/** What the folder has at its top that is copied by name, or not at all: an index is made anew of the messages. */
const KNOWN = new Set([
  'lock',
  'trial',
  'manifest',
  'identity',
  'registry',
  'rooms',
  'files',
  'marks',
  'search',
  'segments',
  'tokens',
  'lost+found',
]);

/**
 * Writes all of a data folder into one file, while its host runs or not. The host is asked for nothing and no lock is
 * taken; the order of reading makes what is read fit together:
 *
 * 1. Files of later versions, marks, then the rooms. Messages are only ever added, and of the newest segment the whole
 *    lines are taken: each room is copied as it was at one moment after the beginning. Everything acknowledged before is in
 *    it. A line that is whole and not yet acknowledged is what a crash would have kept, too. Amendments are read before the
 *    messages: those that go into the messages' own lines meanwhile are in both, and applied once. The files of messages
 *    come after the messages, so that each has its own.
 * 2. The registry, later than every message: it knows the room and the writer of each, as nobody is ever deleted from it
 *    and rooms are entered before their first message. It is replaced as a whole, so that any reading of it is one state.
 * 3. A room that it does not know any more was deleted meanwhile: its entries do not count, whatever was copied of it. A
 *    room made meanwhile may be there without its messages; they came after the beginning.
 * 4. The list of segments is not copied but made of those that were, and the contents, which say what counts, come last.
 */
export async function writeBackup(options: BackupOptions): Promise<Result<BackupSummary, string>> {
  const to = resolve(options.to);
  const refused = await refuseTarget(options, to);
  if (refused !== undefined) return err(refused);
  const partial = `${to}.partial`;
  try {
    const written = await writePartial(options, partial);
    if (written.ok) {
      await rename(partial, to);
      await syncFolder(dirname(to));
    } else await rm(partial, { force: true });
    return written;
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    if (errnoOf(error) === undefined) throw error;
    return err(openFailure(to, error).message);
  }
}

async function refuseTarget({ data, force }: BackupOptions, to: string): Promise<string | undefined> {
  const inside = relative(resolve(data), to);
  if (!inside.startsWith('..') && !isAbsolute(inside))
    return `${to} is inside of the data folder. Choose a place outside.`;
  if (force) return undefined;
  const exists = await access(to).then(
    () => true,
    () => false,
  );
  return exists ? `${to} is there already. Choose another name, or replace it with --force.` : undefined;
}

async function writePartial(options: BackupOptions, partial: string): Promise<Result<BackupSummary, string>> {
  const source = await openSource(options.data);
  if (!source.ok) return source;
  const handle = await open(partial, 'w', 0o600);
  const writer = new BackupWriter(handle, options.now);
  try {
    const contents = await copyAll(source.value, options, writer);
    if (!contents.ok) {
      await writer.abandon();
      return contents;
    }
    const size = await writer.finish();
    await handle.sync();
    const { entries: _, ...summary } = contents.value;
    return ok({ size, contents: summary });
  } catch (error) {
    await writer.abandon();
    throw error;
  } finally {
    await handle.close();
  }
}

async function copyAll(
  source: BackupSource,
  { now }: BackupOptions,
  writer: BackupWriter,
): Promise<Result<Contents, string>> {
  const { folder, host } = source;
  const label = { format: 'hearth-backup', version: 1, created: now.toISOString() } as const;
  await writer.add(LABEL, encodeLine(label));
  const others = await copyOthers(folder, '', writer, (name) => KNOWN.has(name));
  const marks = await copyMarks(folder, writer);
  const copies = await copyRooms(folder, source.catalog, writer);
  const files = await copyFiles(folder, writer);
  const settled = await readSettled(source);
  if (!settled.ok) return settled;

  const { rooms, users } = settled.value.tables;
  const counted = copies.filter(({ room }) => rooms.has(room));
  const lost = counted.flatMap(({ gone }) => gone ?? []);
  if (lost.length > 0) return err(lostMessages(folder, lost).message);
  const entries = [...others, ...marks, ...counted.flatMap((copy) => copy.entries)];
  entries.push(...countedFiles(files, (room) => rooms.has(room)));
  for (const [path, bytes] of settled.value.files) entries.push(await writer.add(path, bytes));
  entries.push(await writer.add('segments', catalogOf(counted)));

  const messages = counted.reduce((sum, copy) => sum + copy.messages, 0);
  const damages = counted.reduce((sum, copy) => sum + copy.damages, 0);
  const held = { rooms: rooms.size, people: users.size, messages, damages };
  const contents: Contents = { ...label, host, ...held, entries };
  await writer.add(CONTENTS, encodeLine(contents));
  return ok(contents);
}

function catalogOf(copies: readonly RoomCopy[]): Buffer {
  const withSegments = copies.filter(({ segments }) => segments.firsts.size + segments.lost.length > 0);
  return encodeCatalog(new Map(withSegments.map(({ room, segments }) => [room, segments])));
}

import { type FileHandle, open, readdir, readFile } from 'node:fs/promises';
import { basename, join, posix } from 'node:path';
import { errnoOf } from '../disk/faults';
import { isLeftover } from '../disk/replace-file';
import {
  contentPath,
  filesPath,
  PART,
  readName,
  releasesPath,
  SHELVES,
  shelfPath,
  uploadsPath,
} from '../files/files-folder';
import type { BackupEntry } from './backup-format';
import type { BackupWriter } from './backup-writer';

/** One content as far as it was copied, with what says who has it. */
interface ContentCopy {
  readonly content: BackupEntry;
  readonly references: readonly { readonly room: string; readonly entry: BackupEntry }[];
}

/** The files of messages as far as they were copied. */
export interface FileCopies {
  /** What belongs to uploads; their bytes are not copied, they are sent again. */
  readonly others: readonly BackupEntry[];
  readonly contents: readonly ContentCopy[];
}

/**
 * Copies the files of messages, later than the messages: each that was acknowledged has its files, unless it was deleted
 * meanwhile. A content that goes while it is looked for is nobody's any more, and what referred to it does not count.
 */
export async function copyFiles(folder: string, writer: BackupWriter): Promise<FileCopies> {
  const files = filesPath(folder);
  const others = [
    ...(await copyRecords(uploadsPath(files), writer)),
    ...(await copyRecords(releasesPath(files), writer)),
  ];
  const contents: ContentCopy[] = [];
  for (const shelf of SHELVES) {
    const names = (await namesIn(shelfPath(files, shelf))).flatMap((name) => {
      const named = readName(name);
      return named ? [{ name, ...named }] : [];
    });
    for (const sha256 of new Set(names.map((named) => named.sha256))) {
      const references = names.filter((named) => named.sha256 === sha256 && named.reference !== null);
      const copy = await copyContent(
        files,
        sha256,
        references.map(({ name }) => name),
        writer,
      );
      if (copy) contents.push(copy);
    }
  }
  return { others, contents };
}

async function copyRecords(path: string, writer: BackupWriter): Promise<readonly BackupEntry[]> {
  const entries: BackupEntry[] = [];
  for (const name of await namesIn(path)) {
    const bytes = name.endsWith(PART) || isLeftover(name) ? null : await unlessGone(readFile(join(path, name)));
    if (bytes !== null) entries.push(await writer.add(posix.join('files', basename(path), name), bytes));
  }
  return entries;
}

/** What of it counts: of rooms that are still there. */
export function countedFiles({ others, contents }: FileCopies, hasRoom: (room: string) => boolean): BackupEntry[] {
  const counted = contents.flatMap(({ content, references }) => {
    const own = references.flatMap(({ room, entry }) => (hasRoom(room) ? [entry] : []));
    return own.length === 0 ? [] : [...own, content];
  });
  return [...others, ...counted];
}

/** The content is held open, so that it is copied whole whatever happens to its name. */
async function copyContent(
  files: string,
  sha256: string,
  names: readonly string[],
  writer: BackupWriter,
): Promise<ContentCopy | null> {
  const source = await unlessGone<FileHandle>(open(contentPath(files, sha256), 'r'));
  if (source === null) return null;
  try {
    const references: { room: string; entry: BackupEntry }[] = [];
    for (const name of names) {
      const bytes = await unlessGone(readFile(join(shelfPath(files, sha256), name)));
      const room = readName(name)?.reference?.room;
      if (bytes === null || room === undefined) continue;
      references.push({ room, entry: await writer.add(posix.join('files', sha256.slice(0, 2), name), bytes) });
    }
    const content = await writer.addFile(posix.join('files', sha256.slice(0, 2), sha256), source);
    return { content, references };
  } finally {
    await source.close();
  }
}

async function namesIn(path: string): Promise<readonly string[]> {
  return (await unlessGone(readdir(path))) ?? [];
}

async function unlessGone<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DamagedFile, DocumentAdapter } from '../disk/document-adapter';
import { errnoOf } from '../disk/faults';
import { ReferenceRecord } from '../files/file-record';
import { contentPath, filesPath, type Named, readName, SHELVES, shelfPath } from '../files/files-folder';
import type { Findings } from './findings';

/** What was counted of the files of messages. */
export interface FilesCount {
  /** Contents, each once. */
  readonly files: number;
  /** Rooms whose messages have some, with one place where that is said. */
  readonly rooms: ReadonlyMap<string, string>;
}

const LOST = 'The content of a file of a message is missing. Put it back from a backup; the message is there.';
const CHANGED =
  'The content of a file of a message is not what it was. Put it back from a backup; the message is there.';
const UNREADABLE = 'What is known of a file of a message is damaged: the file cannot be opened. The message is there.';
const NOBODYS = 'A content that no message has; the next start removes it, unless somebody is sending it.';

/** Checks that every file of a message has its content, and every content its hash. Contents are read whole, in pieces. */
export async function checkFiles(folder: string, findings: Findings): Promise<FilesCount> {
  const files = filesPath(folder);
  const rooms = new Map<string, string>();
  let count = 0;
  for (const shelf of SHELVES) {
    const named = await namesOn(shelfPath(files, shelf));
    for (const sha256 of new Set(named.map((name) => name.sha256))) {
      const own = named.filter((name) => name.sha256 === sha256);
      const references = own.filter(({ reference }) => reference !== null);
      for (const { path, reference } of references) if (reference) rooms.set(reference.room, path);
      await checkReferences(references, findings);
      const isThere = own.length > references.length;
      count += isThere ? 1 : 0;
      await checkContent(contentPath(files, sha256), sha256, { isThere, isReferred: references.length > 0 }, findings);
    }
  }
  return { files: count, rooms };
}

async function checkContent(
  path: string,
  sha256: string,
  { isThere, isReferred }: { readonly isThere: boolean; readonly isReferred: boolean },
  findings: Findings,
): Promise<void> {
  if (!isThere) return findings.damage(path, 0, LOST);
  if (!isReferred) return findings.note(path, NOBODYS);
  const found = await hashOf(path);
  if (found === null) findings.damage(path, 0, LOST);
  else if (found !== sha256) findings.damage(path, 0, CHANGED);
}

async function checkReferences(references: readonly Found[], findings: Findings): Promise<void> {
  for (const { path, reference } of references) {
    try {
      const record = await new DocumentAdapter(path, ReferenceRecord).read();
      if (record !== null && (record.id !== reference?.id || record.room !== reference.room))
        throw new DamagedFile(path);
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error;
      findings.damage(path, 0, UNREADABLE);
    }
  }
}

interface Found extends Named {
  readonly path: string;
}

async function namesOn(shelf: string): Promise<readonly Found[]> {
  try {
    return (await readdir(shelf)).flatMap((name) => {
      const named = readName(name);
      return named ? [{ ...named, path: join(shelf, name) }] : [];
    });
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
}

async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) hash.update(piece);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}

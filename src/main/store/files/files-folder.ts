import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { Id } from '#shared/nouns/fields';
import { Sha256 } from '#shared/nouns/file';

/** Where the files of messages stand in a data folder. */
export const filesPath = (folder: string): string => join(folder, 'files');

/** Where uploads stand that are in no message yet: a record each, and beside it the bytes. */
export const uploadsPath = (files: string): string => join(files, 'uploads');

/** Where it is noted whose files are about to be released. */
export const releasesPath = (files: string): string => join(files, 'releases');

/** What the bytes of an upload are called, beside its record. */
export const PART = '.part';

/** Contents are spread over 256 folders, so that each stays short. */
export const SHELVES: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The folder in which a content stands, and beside it who has it. */
export const shelfPath = (files: string, sha256: string): string => join(files, sha256.slice(0, 2));

/** Where a content stands. */
export const contentPath = (files: string, sha256: string): string => join(shelfPath(files, sha256), sha256);

/** The SHA-256 of a content and what tells two files with one content apart. */
interface Parts {
  readonly sha256: string;
  readonly mark: string;
}

const HASH_LENGTH = 43;
const MARK_BYTES = 10;
const FILE_ID = new RegExp(`^[A-Za-z0-9_-]{${HASH_LENGTH}}[0-9a-f]{${MARK_BYTES * 2}}$`);

/**
 * A new file's id. It has the hash in it, so that a file is found by its id alone, and no index has to be kept or made
 * anew; for everybody else it is opaque.
 */
export const newFileId = (sha256: string): string =>
  Buffer.from(sha256, 'hex').toString('base64url') + randomBytes(MARK_BYTES).toString('hex');

/** What an id says; undefined for what was never one. */
export function partsOf(id: string): Parts | undefined {
  if (!FILE_ID.test(id)) return undefined;
  const hash = Buffer.from(id.slice(0, HASH_LENGTH), 'base64url');
  // The last character has bits to spare: other spellings of one hash are other ids, of no file.
  if (hash.toString('base64url') !== id.slice(0, HASH_LENGTH)) return undefined;
  return { sha256: hash.toString('hex'), mark: id.slice(HASH_LENGTH) };
}

/** The name of what says that a message of a room has a content: content, room and file are told by the name alone. */
export function referencePath(files: string, room: string, { sha256, mark }: Parts): string {
  if (!v.is(Id, room)) throw new TypeError('A room id has letters, digits, "-" and "_" only.');
  return join(shelfPath(files, sha256), `${sha256}.${room}.${mark}`);
}

/** What a name on a shelf is of. */
export interface Named {
  readonly sha256: string;
  /** Null for the content itself. */
  readonly reference: { readonly room: string; readonly mark: string; readonly id: string } | null;
}

/** Reads a name; undefined for anything else's. */
export function readName(name: string): Named | undefined {
  const [sha256 = '', room, mark, ...rest] = name.split('.');
  if (!v.is(Sha256, sha256)) return undefined;
  if (room === undefined) return { sha256, reference: null };
  const id = Buffer.from(sha256, 'hex').toString('base64url') + mark;
  if (rest.length > 0 || !v.is(Id, room) || partsOf(id) === undefined || mark === undefined) return undefined;
  return { sha256, reference: { room, mark, id } };
}

import { isAbsolute } from 'node:path';
import * as v from 'valibot';
import { Id, Timestamp } from '#shared/nouns/fields';

/** The first entry of a backup, so that any other archive is told at once. */
export const LABEL = 'hearth-backup';
/** The last entry: what counts of the others, with their checksums. */
export const CONTENTS = 'contents';

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What the first entry says. */
export const Label = v.object({ format: v.literal('hearth-backup'), version: v.literal(1), created: Timestamp });

/** One file of a backup. */
const Entry = v.object({
  path: v.pipe(v.string(), v.check(isSafePath)),
  size: Count,
  /** SHA-256, lower-case hex. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
export type BackupEntry = v.InferOutput<typeof Entry>;

/** What the last entry says. An entry that it does not list does not count: its room was deleted meanwhile. */
export const Contents = v.object({
  ...Label.entries,
  /** The host's id. */
  host: Id,
  rooms: Count,
  messages: Count,
  people: Count,
  /** Places that were damaged in the folder already and are so in the backup. */
  damages: Count,
  entries: v.array(Entry),
});
export type Contents = v.InferOutput<typeof Contents>;

/** Whether the name of an entry stays inside of the folder it is restored into. */
export function isSafePath(path: string): boolean {
  if (isAbsolute(path) || /[\\:\0]/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

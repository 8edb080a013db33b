import { join } from 'node:path';
import * as v from 'valibot';
import { isCopyOfDamage } from '../disk/damage-reports';
import { readIfThere } from '../disk/document-adapter';
import { jsonOf, scanLines } from '../disk/record-line';
import { isLeftover } from '../disk/replace-file';
import { MARK_FOLDERS, marksPath, PersonMark, RoomMark } from '../marks/marks-records';
import { namesIn } from '../room-log/rooms-folder';
import type { Findings } from './findings';

/** Checks every record of what people read and keep. */
export async function checkMarks(folder: string, findings: Findings): Promise<void> {
  for (const kind of MARK_FOLDERS) {
    for (const name of await namesIn(join(marksPath(folder), kind))) {
      const path = join(marksPath(folder), kind, name);
      if (isCopyOfDamage(name)) findings.note(path, 'A copy of a damaged file, kept for a closer look.');
      else if (isLeftover(name)) findings.note(path, 'Left by a write that was cut short; it does no harm.');
      else await checkFile(path, kind === 'rooms' ? RoomMark : PersonMark, findings);
    }
  }
}

async function checkFile(path: string, schema: v.GenericSchema<unknown, object>, findings: Findings): Promise<void> {
  const bytes = await readIfThere(path);
  if (bytes === null) return;
  const { lines, bad, rest } = scanLines(bytes, 0);
  const unreadable = lines.filter((line) => !v.is(schema, jsonOf(line)));
  for (const { offset } of [...bad, ...unreadable]) findings.damage(path, offset, DAMAGED);
  if (rest < bytes.length) findings.damage(path, rest, TORN);
}

const DAMAGED = 'A mark (what somebody read, or keeps) can’t be read as it was written and is forgotten.';
const TORN =
  'The last mark is not whole. If Hearth or the computer stopped while writing it nobody was told that it was set; it is cut off when the file is next used.';

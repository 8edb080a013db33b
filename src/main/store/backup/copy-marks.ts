import { join, posix } from 'node:path';
import { isCopyOfDamage } from '../disk/damage-reports';
import { readIfThere } from '../disk/document-adapter';
import { isLeftover } from '../disk/replace-file';
import { MARK_FOLDERS, marksPath } from '../marks/marks-records';
import { namesIn } from '../room-log/rooms-folder';
import type { BackupEntry } from './backup-format';
import type { BackupWriter } from './backup-writer';

/** Copies what people read and keep, before the messages: it never speaks of one that the copy has not. */
export async function copyMarks(folder: string, writer: BackupWriter): Promise<readonly BackupEntry[]> {
  const entries: BackupEntry[] = [];
  for (const kind of MARK_FOLDERS) {
    for (const name of await namesIn(join(marksPath(folder), kind))) {
      if (isLeftover(name) || isCopyOfDamage(name)) continue;
      const bytes = await readIfThere(join(marksPath(folder), kind, name));
      // A record that is not whole yet is not acknowledged yet.
      const whole = bytes?.subarray(0, bytes.lastIndexOf('\n') + 1);
      if (whole !== undefined) entries.push(await writer.add(posix.join('marks', kind, name), whole));
    }
  }
  return entries;
}

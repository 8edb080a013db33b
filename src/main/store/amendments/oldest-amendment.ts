import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../disk/faults';
import { scanLines } from '../disk/record-line';
import { amendmentsIn, amendmentsPath } from '../room-log/rooms-folder';
import { segmentName } from '../room-log/segment-name';
import { decodeAmendment } from './amendment-record';

/** A line of the longest text is shorter. */
const CHUNK = 64 * 1024;

/** What cannot be read may be of any age. */
const LONG_AGO = new Date(0).toISOString();

/** When the first amendment was made that a room's files still have (ISO 8601); undefined where there is none. */
export async function oldestAmendment(folder: string, room: string): Promise<string | undefined> {
  for (const first of await amendmentsIn(folder, room)) {
    const bytes = await beginningOf(join(amendmentsPath(folder, room), segmentName(first)));
    if (bytes.length === 0) continue;
    for (const line of scanLines(bytes, 0).lines) {
      const record = decodeAmendment(line);
      if (record !== undefined && 'at' in record) return record.at;
    }
    return LONG_AGO;
  }
  return undefined;
}

async function beginningOf(path: string): Promise<Buffer> {
  try {
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(CHUNK), 0, CHUNK, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

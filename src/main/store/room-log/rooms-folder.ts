import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Id } from '#shared/nouns/fields';
import { errnoOf } from '../disk/faults';
import { firstSeqs } from './segment-name';

/** What a room's folder is called between the end of the room and the end of its files. */
export const DROPPED = '.dropped';

/** Where the logs of all rooms stand in a data folder. */
export const roomsPath = (folder: string): string => join(folder, 'rooms');

/** Where the log of one room stands. A room id becomes a folder's name: nothing else may. */
export function roomPath(folder: string, room: string): string {
  if (!v.is(Id, room)) throw new TypeError('A room id has letters, digits, "-" and "_" only.');
  return join(roomsPath(folder), room);
}

/** Makes the place for logs in a new data folder. */
export async function createRooms(folder: string): Promise<void> {
  await mkdir(roomsPath(folder), { recursive: true, mode: 0o700 });
}

/** The rooms that have a folder. */
export async function roomsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(roomsPath(folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && v.is(Id, entry.name)).map((entry) => entry.name);
}

/** Where a room's amendments stand. */
export const amendmentsPath = (folder: string, room: string): string => join(roomPath(folder, room), 'amendments');

/** The first seqs of the segments that a room has, ascending; none where it has no folder. */
export const segmentsIn = (folder: string, room: string): Promise<readonly number[]> =>
  numbersIn(roomPath(folder, room));

/** The first changes of the segments of a room's amendments, ascending; none where nothing was amended. */
export const amendmentsIn = (folder: string, room: string): Promise<readonly number[]> =>
  numbersIn(amendmentsPath(folder, room));

async function numbersIn(path: string): Promise<readonly number[]> {
  return firstSeqs(await namesIn(path));
}

/** The names in a folder; none where there is no folder. */
export async function namesIn(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isCopyOfDamage } from '../disk/damage-reports';
import { readIfThere } from '../disk/document-adapter';
import { type KnownSegments, noSegments } from '../room-log/catalog-file';
import { DROPPED, namesIn, roomPath, roomsIn, roomsPath } from '../room-log/rooms-folder';
import { lastSeqOf } from '../room-log/segment-ends';
import { firstSeqs, segmentName } from '../room-log/segment-name';
import { checkAmendments } from './amendments-check';
import type { Findings } from './findings';
import { checkSegment } from './segment-check';

/** What was counted in the rooms of a data folder. */
export interface RoomsCount {
  readonly messages: number;
  /** Who wrote them. */
  readonly users: ReadonlySet<string>;
  /** What each room with a folder has. */
  readonly rooms: ReadonlyMap<string, RoomCount>;
}

/** What was counted in one room. */
export interface RoomCount {
  readonly messages: number;
  readonly users: ReadonlySet<string>;
  /** Segments with something in them that the catalog does not name. */
  readonly unlisted: readonly string[];
}

/** Checks every segment of every room against the catalog; null for a folder that has none yet. */
export async function checkRooms(
  folder: string,
  catalog: ReadonlyMap<string, KnownSegments> | null,
  findings: Findings,
): Promise<RoomsCount> {
  const users = new Set<string>();
  const rooms = new Map<string, RoomCount>();
  for (const room of new Set([...(await roomsIn(folder)), ...(catalog?.keys() ?? [])])) {
    const found = await checkRoom(folder, room, catalog?.get(room), findings);
    for (const user of found.users) users.add(user);
    rooms.set(room, catalog === null ? { ...found, unlisted: [] } : found);
  }
  for (const name of await readdir(roomsPath(folder))) {
    if (!name.endsWith(DROPPED)) continue;
    findings.note(join(roomsPath(folder), name), 'What is left of a deleted room; the next start removes it.');
  }
  return { users, rooms, messages: [...rooms.values()].reduce((sum, { messages }) => sum + messages, 0) };
}

const nothing: KnownSegments = noSegments();

async function checkRoom(
  folder: string,
  room: string,
  known: KnownSegments = nothing,
  findings: Findings,
): Promise<RoomCount> {
  const path = roomPath(folder, room);
  const names = await namesIn(path);
  const firsts = [...new Set([...firstSeqs(names), ...known.firsts])].sort((a, b) => a - b);
  for (const { first, last } of known.lost) {
    const message = `Messages ${first} to ${last} were lost with this file and given up; their places stay empty.`;
    findings.note(join(path, segmentName(first)), message);
  }
  for (const name of names.filter(isCopyOfDamage)) {
    findings.note(join(path, name), 'A copy of a damaged file, kept for a closer look.');
  }
  const users = new Set<string>();
  const unlisted: string[] = [];
  let messages = 0;
  for (const first of firsts) {
    const last = lastSeqOf(first, firsts, known.lost);
    const place = { path: join(path, segmentName(first)), room, first, last };
    const bytes = await readIfThere(place.path);
    if (bytes === null) {
      findings.damage(place.path, 0, goneMessage(first, last));
      continue;
    }
    const found = checkSegment(bytes, place, findings);
    for (const user of found.users) users.add(user);
    messages += found.messages;
    if (!known.firsts.has(first) && bytes.length > 0) unlisted.push(place.path);
  }
  unlisted.push(...(await checkAmendments(folder, room, known.amendments, findings)));
  return { messages, users, unlisted };
}

const goneMessage = (first: number, last: number | undefined): string =>
  `This file is missing, and with it ${last === undefined ? `the messages from number ${first} on` : `messages ${first} to ${last}`}. Put it back from a backup; what is in other files is there.`;

import { join } from 'node:path';
import { roomPath, segmentsIn } from './rooms-folder';
import type { SegmentCatalog } from './segment-catalog';
import { segmentName } from './segment-name';

/** A segment that should be there and is not. */
export interface LostSegment {
  readonly room: string;
  readonly path: string;
  readonly first: number;
  /** The last seq it can have held; undefined for the newest, whose end nobody knows. */
  readonly last: number | undefined;
}

/** Rooms looked at side by side. */
const AT_ONCE = 32;

/** Compares what a catalog knows with the names that are there: one listing for each room, no file is opened. */
export async function findLostSegments(
  folder: string,
  catalog: Pick<SegmentCatalog, 'rooms' | 'firsts'>,
): Promise<readonly LostSegment[]> {
  const rooms = [...catalog.rooms];
  const lost: LostSegment[] = [];
  for (let at = 0; at < rooms.length; at += AT_ONCE) {
    const found = rooms.slice(at, at + AT_ONCE).map((room) => lostOf(folder, room, catalog.firsts(room)));
    lost.push(...(await Promise.all(found)).flat());
  }
  return lost;
}

async function lostOf(folder: string, room: string, firsts: ReadonlySet<number>): Promise<readonly LostSegment[]> {
  const there = await segmentsIn(folder, room);
  const known = [...new Set([...there, ...firsts])].sort((a, b) => a - b);
  const isThere = new Set(there);
  return known.flatMap((first, index) => {
    if (isThere.has(first)) return [];
    const next = known[index + 1];
    const path = join(roomPath(folder, room), segmentName(first));
    return [{ room, path, first, last: next === undefined ? undefined : next - 1 }];
  });
}

import { join } from 'node:path';
import { amendmentsIn, amendmentsPath, roomPath, segmentsIn } from './rooms-folder';
import type { SegmentCatalog } from './segment-catalog';
import { segmentName } from './segment-name';

/** A segment that should be there and is not. */
export interface LostSegment {
  /** Of what. */
  readonly kind: 'messages' | 'amendments';
  readonly room: string;
  readonly path: string;
  /** The first seq, or the first change. */
  readonly first: number;
  /** The last one it can have held; undefined for the newest, whose end nobody knows. */
  readonly last: number | undefined;
}

/** Rooms looked at side by side. */
const AT_ONCE = 32;

/**
 * Compares what a catalog knows with the names that are there: one listing for each room, and one more where something was
 * amended. No file is opened.
 */
export async function findLostSegments(
  folder: string,
  catalog: Pick<SegmentCatalog, 'rooms' | 'firsts' | 'amendments'>,
): Promise<readonly LostSegment[]> {
  const rooms = [...catalog.rooms];
  const lost: LostSegment[] = [];
  for (let at = 0; at < rooms.length; at += AT_ONCE) {
    const found = rooms.slice(at, at + AT_ONCE).map((room) => lostOf(folder, room, catalog));
    lost.push(...(await Promise.all(found)).flat());
  }
  return lost;
}

async function lostOf(
  folder: string,
  room: string,
  catalog: Pick<SegmentCatalog, 'firsts' | 'amendments'>,
): Promise<readonly LostSegment[]> {
  const messages = { kind: 'messages', room, path: roomPath(folder, room) } as const;
  const lost = missing(messages, await segmentsIn(folder, room), catalog.firsts(room));
  const amended = catalog.amendments(room);
  if (amended.size === 0) return lost;
  const amendments = { kind: 'amendments', room, path: amendmentsPath(folder, room) } as const;
  return [...lost, ...missing(amendments, await amendmentsIn(folder, room), amended)];
}

/** @param place the folder of the segments */
function missing(
  place: Pick<LostSegment, 'kind' | 'room' | 'path'>,
  there: readonly number[],
  firsts: ReadonlySet<number>,
): readonly LostSegment[] {
  const known = [...new Set([...there, ...firsts])].sort((a, b) => a - b);
  const isThere = new Set(there);
  return known.flatMap((first, index) => {
    if (isThere.has(first)) return [];
    const next = known[index + 1];
    const path = join(place.path, segmentName(first));
    return [{ ...place, path, first, last: next === undefined ? undefined : next - 1 }];
  });
}

import { join } from 'node:path';
import * as v from 'valibot';
import { Id, Seq } from '#shared/nouns/fields';
import { readIfThere } from '../disk/document-adapter';
import { encodeLine, jsonOf, scanLines } from '../disk/record-line';
import { replaceFile } from '../disk/replace-file';
import { amendmentsIn, roomsIn, segmentsIn } from './rooms-folder';

/** The first line: tells an emptied file from one of a host without messages. */
const Header = v.object({ format: v.literal('segments') });
const CatalogEntry = v.variant('kind', [
  v.object({ kind: v.literal('begun'), room: Id, first: Seq }),
  v.object({ kind: v.literal('lost'), room: Id, first: Seq, last: Seq }),
  v.object({ kind: v.literal('dropped'), room: Id }),
  v.object({ kind: v.literal('amending'), room: Id, first: Seq }),
  v.object({ kind: v.literal('folded'), room: Id, first: Seq }),
  v.object({ kind: v.literal('unamended'), room: Id, first: Seq }),
]);
/** A line of the catalog. */
export type CatalogEntry = v.InferOutput<typeof CatalogEntry>;

/** Seqs whose messages went with their file, and whose loss the owner accepted. */
export interface LostSeqs {
  readonly first: number;
  readonly last: number;
}

/** What is known of one room's segments: the first seqs of those it has, what was lost, and the first changes of amendments. */
export interface KnownSegments {
  readonly firsts: Set<number>;
  readonly lost: LostSeqs[];
  readonly amendments: Set<number>;
}

/** What is known of a room of which nothing is known yet. */
export const noSegments = (): KnownSegments => ({ firsts: new Set(), lost: [], amendments: new Set() });

/** What a catalog file says. */
export interface CatalogFile {
  readonly rooms: ReadonlyMap<string, KnownSegments>;
  /** Lines that a later one made void. */
  readonly stale: number;
  /** Where the last whole line ends; what is beyond is torn. */
  readonly end: number;
  /** Bytes of the file. */
  readonly size: number;
  /** Where something is not what was written. */
  readonly bad: readonly number[];
}

/** Where the catalog of segments stands in a data folder. */
export const catalogPath = (folder: string): string => join(folder, 'segments');

/** Makes the catalog of a new data folder. */
export async function createCatalog(folder: string): Promise<void> {
  await writeCatalog(folder, new Map());
}

/** Replaces a catalog by one that says this and nothing else. */
export async function writeCatalog(folder: string, rooms: CatalogFile['rooms']): Promise<void> {
  await replaceFile(catalogPath(folder), encodeCatalog(rooms));
}

/** The bytes of a catalog that says this and nothing else. */
export function encodeCatalog(rooms: CatalogFile['rooms']): Buffer {
  const entries: CatalogEntry[] = [];
  for (const [room, { firsts, lost, amendments }] of rooms) {
    for (const first of firsts) entries.push({ kind: 'begun', room, first });
    for (const range of lost) entries.push({ kind: 'lost', room, ...range });
    for (const first of amendments) entries.push({ kind: 'amending', room, first });
  }
  return Buffer.concat([{ format: 'segments' }, ...entries].map(encodeLine));
}

/** Reads a catalog; null when there is none. Damage is told, not thrown. */
export async function readCatalog(folder: string): Promise<CatalogFile | null> {
  const bytes = await readIfThere(catalogPath(folder));
  if (bytes === null) return null;
  const { lines, bad, rest } = scanLines(bytes, 0);
  const rooms = new Map<string, KnownSegments>();
  const spoiled = new Set(bad.map((span) => span.offset));
  let entries = 0;
  for (const line of lines) {
    const value = jsonOf(line);
    if (line.offset === 0 && v.is(Header, value)) continue;
    const entry = v.safeParse(CatalogEntry, value);
    if (entry.success) applyEntry(rooms, entry.output);
    else spoiled.add(line.offset);
    entries += 1;
  }
  if (lines[0]?.offset !== 0) spoiled.add(0);
  const live = [...rooms.values()].reduce((sum, known) => sum + liveLines(known), 0);
  return { rooms, stale: entries - live, end: rest, size: bytes.length, bad: [...spoiled] };
}

const liveLines = ({ firsts, lost, amendments }: KnownSegments): number => firsts.size + lost.length + amendments.size;

/** Does to a catalog's rooms what a line says. */
export function applyEntry(rooms: Map<string, KnownSegments>, entry: CatalogEntry): void {
  if (entry.kind === 'dropped') {
    rooms.delete(entry.room);
    return;
  }
  const known = rooms.get(entry.room) ?? noSegments();
  rooms.set(entry.room, known);
  switch (entry.kind) {
    case 'begun':
      known.firsts.add(entry.first);
      return;
    case 'lost':
      known.firsts.delete(entry.first);
      known.lost.push({ first: entry.first, last: entry.last });
      return;
    case 'amending':
      known.amendments.add(entry.first);
      return;
    case 'unamended':
      known.amendments.delete(entry.first);
      return;
    case 'folded':
      for (const first of known.amendments) if (first < entry.first) known.amendments.delete(first);
  }
}

/**
 * Makes a catalog anew of the segments that are there, and of the losses known before: what else was lost, nobody can
 * tell any more.
 */
export async function rebuildCatalog(folder: string, before: CatalogFile | null): Promise<void> {
  const rooms = new Map<string, KnownSegments>();
  for (const [room, { lost }] of before?.rooms ?? []) if (lost.length > 0) rooms.set(room, { ...noSegments(), lost });
  for (const room of await roomsIn(folder)) {
    const firsts = new Set(await segmentsIn(folder, room));
    const amendments = new Set(await amendmentsIn(folder, room));
    const { lost } = rooms.get(room) ?? noSegments();
    if (firsts.size + amendments.size > 0) rooms.set(room, { firsts, lost, amendments });
  }
  await writeCatalog(folder, rooms);
}

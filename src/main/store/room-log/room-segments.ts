import { mkdir, open, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Low } from 'lowdb';
import { copyLines, type Instead } from '../disk/copy-lines';
import type { DamageReports } from '../disk/damage-reports';
import { isLeftover } from '../disk/replace-file';
import { Successor } from '../disk/successor';
import { syncFolder } from '../disk/sync-folder';
import { namesIn, roomPath, roomsPath, segmentsIn } from './rooms-folder';
import { SegmentAdapter } from './segment-adapter';
import type { SegmentCatalog } from './segment-catalog';
import { segmentName } from './segment-name';
import type { Segment } from './segment-reader';
import type { StoredMessage } from './stored-message';

/** Where the segments of a room are. */
export interface RoomSegmentsOptions {
  /** The data folder. */
  readonly folder: string;
  /** The room's id. */
  readonly room: string;
  readonly catalog: SegmentCatalog;
  readonly reports: DamageReports;
  /** A segment that has reached so many bytes is sealed. */
  readonly segmentBytes: number;
}

interface Kept extends RoomSegmentsOptions {
  readonly unsynced: Set<number>;
}

/** The newest segment: a lowdb database whose data are the messages of one write. */
interface Newest {
  readonly adapter: SegmentAdapter;
  readonly low: Low<readonly StoredMessage[]>;
}

/** The files of one room's messages, of which the last one grows. One write at a time. */
export class RoomSegments {
  readonly #options: Kept;
  /** The sealed segments, oldest first. */
  readonly #sealed: Segment[];
  #newest: Newest | undefined;
  #head: number;
  /** Segments that were written anew and whose names may not be on disk yet: nothing is acknowledged there before. */
  readonly #unsynced: Set<number>;
  /** How far the newest segment may be read. It changes with the head: what is not announced yet is not read either. */
  #readable: number;

  private constructor(options: Kept, sealed: Segment[], newest: Newest | undefined, head: number) {
    this.#options = options;
    this.#unsynced = options.unsynced;
    this.#sealed = sealed;
    this.#newest = newest;
    this.#head = head;
    this.#readable = newest?.adapter.size ?? 0;
  }

  /** Looks at the names in the room's folder and at the end of the newest segment, at nothing else. */
  static async open(given: RoomSegmentsOptions): Promise<RoomSegments> {
    const options = { ...given, unsynced: new Set<number>() };
    const { folder, room, catalog } = options;
    // One that vanished since the store was opened stays among them: reading it reports that it is gone.
    const known = new Set([...(await segmentsIn(folder, room)), ...catalog.firsts(room)]);
    const firsts = [...known].sort((a, b) => a - b);
    // Sealed ones that the list lost are named again; where that fails now, the next opening does it.
    for (const first of firsts.slice(0, -1)) await catalog.begin(room, first).catch(() => undefined);
    const lostHead = catalog.lost(room).reduce((head, { last }) => Math.max(head, last), 0);
    const first = firsts.at(-1);
    if (first === undefined) return new RoomSegments(options, [], undefined, lostHead);
    const newest = newestAt(options, first, true);
    await newest.low.read();
    newest.low.data = [];
    const { last } = newest.adapter;
    // What was lost came after it: the next message begins a segment beyond that.
    if (lostHead > last) return new RoomSegments(options, sealedAt(options, firsts, lostHead + 1), undefined, lostHead);
    return new RoomSegments(options, sealedAt(options, firsts.slice(0, -1), first), newest, last);
  }

  /** The last seq that was announced. */
  get head(): number {
    return this.#head;
  }

  /** What may be read at this moment. */
  get readable(): readonly Segment[] {
    const newest = this.#newest?.adapter;
    if (newest === undefined || this.#readable === 0) return [...this.#sealed];
    return [...this.#sealed, { path: newest.path, first: newest.first, last: this.#head, size: this.#readable }];
  }

  /** Puts the next messages on disk; they are not read until they are announced. */
  async write(messages: readonly StoredMessage[]): Promise<void> {
    const { low } = await this.#newestWithRoom();
    low.data = messages;
    try {
      await low.write();
    } finally {
      // lowdb would write again, with the next batch, what is left here.
      low.data = [];
    }
  }

  /** What was written before may be read from now on. */
  announce(count: number): void {
    this.#head += count;
    this.#readable = this.#newest?.adapter.size ?? 0;
  }

  /** The segments that hold any of these messages. */
  holding(seqs: readonly number[]): readonly Segment[] {
    const segments = this.readable;
    return segments.filter(({ first }, index) => {
      const next = segments[index + 1]?.first ?? Number.POSITIVE_INFINITY;
      return seqs.some((seq) => seq >= first && seq < next);
    });
  }

  /** Whether messages are still added to a segment. */
  isNewest({ first }: Segment): boolean {
    return this.#newest?.adapter.first === first;
  }

  /**
   * Writes a segment anew, with other lines instead of some, while it is read and written. What is damaged in it stays as
   * it is.
   *
   * @param swap does what it is given while nobody reads this room, nor writes in this segment
   */
  async rewrite(segment: Segment, instead: Instead, swap: (action: () => Promise<void>) => Promise<void>) {
    const source = await open(segment.path, 'r');
    const committed = async () => (this.isNewest(segment) ? this.#readable : (await source.stat()).size);
    const successor = await Successor.begin(segment.path);
    try {
      const copied = await committed();
      await copyLines(source, { from: 0, to: copied }, successor, instead);
      await successor.sync();
      await swap(async () => {
        const to = await committed();
        if (to > copied) {
          await copyLines(source, { from: copied, to }, successor, () => undefined);
          await successor.sync();
        }
        // Windows puts nothing in the place of a file that is open.
        await source.close();
        await this.#replace(segment, successor);
      });
    } catch (error) {
      await successor.abandon();
      throw error;
    } finally {
      await source.close();
    }
  }

  /** Removes what a crash left of a file's making. */
  async clean(): Promise<void> {
    const path = roomPath(this.#options.folder, this.#options.room);
    for (const name of (await namesIn(path)).filter(isLeftover)) await unlink(join(path, name));
  }

  async #replace(segment: Segment, successor: Successor): Promise<void> {
    const newest = this.isNewest(segment) ? this.#newest?.adapter : undefined;
    await newest?.rest();
    await successor.takePlace();
    newest?.renew(successor.size);
    if (newest !== undefined) this.#readable = successor.size;
    this.#unsynced.add(segment.first);
    await syncFolder(dirname(segment.path));
    this.#unsynced.delete(segment.first);
  }

  /** Lets go of the handle. */
  async rest(): Promise<void> {
    await this.#newest?.adapter.rest();
  }

  /** The newest segment, after sealing one that is full. */
  async #newestWithRoom(): Promise<Newest> {
    const full = this.#newest;
    if (full !== undefined && full.adapter.size < this.#options.segmentBytes) return full;
    if (full === undefined) {
      await mkdir(roomPath(this.#options.folder, this.#options.room), { recursive: true, mode: 0o700 });
    } else {
      // A sealed segment is read to its end.
      await full.adapter.settle();
      await full.adapter.rest();
      this.#sealed.push({ path: full.adapter.path, first: full.adapter.first, last: this.#head });
    }
    this.#newest = newestAt(this.#options, this.#head + 1, false);
    this.#readable = 0;
    return this.#newest;
  }
}

/** Sealed segments, each up to the next one, or to what was lost after it; the last one up to `end`. */
function sealedAt({ folder, room, catalog }: RoomSegmentsOptions, firsts: readonly number[], end: number): Segment[] {
  const lost = catalog.lost(room).map((range) => range.first);
  const ends = [...firsts, end, ...lost].sort((a, b) => a - b);
  return firsts.map((first) => {
    const next = ends[ends.indexOf(first) + 1] ?? end;
    return { path: join(roomPath(folder, room), segmentName(first)), first, last: next - 1 };
  });
}

function newestAt({ folder, room, reports, catalog, unsynced }: Kept, first: number, exists: boolean): Newest {
  const path = join(roomPath(folder, room), segmentName(first));
  // A file that a crash left here may not have its name on disk yet, nor its folder.
  const begun = async () => {
    if (unsynced.has(first)) await syncFolder(dirname(path));
    unsynced.delete(first);
    if (catalog.firsts(room).has(first)) return;
    await syncFolder(dirname(path));
    await syncFolder(roomsPath(folder));
    await catalog.begin(room, first);
  };
  const adapter = new SegmentAdapter({ path, first, exists, reports, begun });
  return { adapter, low: new Low<readonly StoredMessage[]>(adapter, []) };
}

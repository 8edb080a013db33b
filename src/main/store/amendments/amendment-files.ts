import { mkdir, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppendFile } from '../disk/append-file';
import type { DamageReports } from '../disk/damage-reports';
import { errnoOf } from '../disk/faults';
import { isLeftover } from '../disk/replace-file';
import { syncFolder } from '../disk/sync-folder';
import { amendmentsPath, namesIn, roomPath } from '../room-log/rooms-folder';
import type { SegmentCatalog } from '../room-log/segment-catalog';
import { firstSeqs, segmentName } from '../room-log/segment-name';
import { type AmendmentRecord, encodeAmendments } from './amendment-record';
import { damagedEntry, foldedPath, readAmendments, rebuiltFolded, tornAmendment } from './amendment-segment';
import { type Folded, foldedAfter, readFolded, refold } from './folded-file';
import type { Change, Overlay } from './overlay';

/** What the files of a room's amendments are given. */
export interface AmendmentFilesOptions {
  /** The data folder. */
  readonly folder: string;
  /** The room's id. */
  readonly room: string;
  readonly catalog: SegmentCatalog;
  readonly reports: DamageReports;
  /** A segment that has reached so many bytes is sealed. */
  readonly segmentBytes: number;
  /** Finds all that the messages' own lines say of changes up to a number: reads the whole room. */
  readonly search: (change: number) => Promise<FoundChanges>;
}

/** What the lines of a room's messages say of changes. */
export interface FoundChanges {
  /** Ascending. */
  readonly changes: readonly Change[];
  readonly pins: readonly number[];
}

const NOTHING: Folded = { change: 0, pins: [] };

/**
 * The files of one room's amendments: segments of what is not yet in the messages' own lines, the last one of which grows,
 * and `folded`, which says what is. One write at a time.
 */
export class AmendmentFiles {
  readonly #options: AmendmentFilesOptions;
  #newest: AppendFile | undefined;
  #change: number;
  #folded: Folded;

  private constructor(options: AmendmentFilesOptions, newest: AppendFile | undefined, change: number, folded: Folded) {
    this.#options = options;
    this.#newest = newest;
    this.#change = change;
    this.#folded = folded;
  }

  /** Reads the segments into an overlay, in order of change, and cuts off what a crash left half written. */
  static async open(options: AmendmentFilesOptions, overlay: Overlay): Promise<AmendmentFiles> {
    const path = amendmentsPath(options.folder, options.room);
    const firsts = firstSeqs(await namesIn(path));
    const folded = await foldedOrFound(options, firsts[0] ?? 1);
    let { change } = folded;
    let newest: AppendFile | undefined;
    for (const first of firsts) {
      const file = join(path, segmentName(first));
      const found = await readAmendments(file, first, options.reports);
      // A crash may have come between folding and the end of what was folded.
      for (const record of found.records) if (record.change > folded.change) overlay.add(record);
      change = Math.max(change, found.last);
      if (first !== firsts.at(-1)) continue;
      newest = new AppendFile(file, found.end);
      if (found.size > found.end) options.reports.report(tornAmendment(file, found.end));
      await newest.adopt(found.end, found.size);
    }
    return new AmendmentFiles(options, newest, change, folded);
  }

  /** The last change number. */
  get change(): number {
    return this.#change;
  }

  /** Whether something refused may still stand in a file: who reads it anew would take it for good. */
  get spoiled(): boolean {
    return this.#newest?.spoiled ?? false;
  }

  /** What is in the messages' own lines. */
  get folded(): Folded {
    return this.#folded;
  }

  /** Puts the next amendments on disk. */
  async write(records: readonly AmendmentRecord[]): Promise<void> {
    const full = this.#newest;
    if (full === undefined || full.size >= this.#options.segmentBytes) await this.#next();
    await this.#newest?.append(encodeAmendments(records), () => this.#begun());
    this.#change = records.at(-1)?.change ?? this.#change;
  }

  /** Begins the next segment, whose name is on disk when this resolves: what is in those before is complete. */
  async seal(): Promise<void> {
    if (this.#newest === undefined) return;
    if (this.#newest.size > 0) await this.#next();
    await this.#newest.append(new Uint8Array(0), () => this.#begun());
  }

  /** Changes in the messages' own lines after a number, ascending, some at a time. */
  foldedAfter(change: number): AsyncGenerator<readonly Change[]> {
    const { reports } = this.#options;
    const path = this.#foldedPath;
    return foldedAfter(path, this.#folded, change, (offset) => {
      reports.report(damagedEntry(path, offset));
      void reports.keepAsideOnce(path);
    });
  }

  /**
   * Says that the messages' own lines have everything up to a change, and lets go of the segments that said it before.
   *
   * @param swap does what it is given while nobody reads
   */
  async settle(
    folded: Folded,
    changes: { readonly fresh: readonly Change[]; readonly stale: ReadonlySet<number> },
    swap: (action: () => Promise<void>) => Promise<void>,
  ): Promise<void> {
    const successor = await refold(this.#foldedPath, { folded, ...changes });
    try {
      await swap(async () => {
        await successor.takePlace();
        await syncFolder(this.#path);
        this.#folded = folded;
      });
    } catch (error) {
      await successor.abandon();
      throw error;
    }
    await this.clean();
  }

  /** Lets go of the handle. */
  async rest(): Promise<void> {
    await this.#newest?.rest();
  }

  /** Removes segments whose amendments are all in the messages' own lines, and what a crash left of a file's making. */
  async clean(): Promise<void> {
    const { room, catalog } = this.#options;
    const names = await namesIn(this.#path);
    const firsts = firstSeqs(names);
    const kept = firstNeeded(firsts, this.#folded.change);
    // Not missed first, then not there: a crash between the two leaves a file too many.
    if (kept !== undefined) await catalog.foldAmendments(room, kept);
    const gone = firsts.filter((first) => kept !== undefined && first < kept).map(segmentName);
    for (const name of [...gone, ...names.filter(isLeftover)]) await unlink(join(this.#path, name));
    if (gone.length > 0) await syncFolder(this.#path);
  }

  async #next(): Promise<void> {
    await this.#newest?.settle();
    await this.#newest?.rest();
    await mkdir(this.#path, { recursive: true, mode: 0o700 });
    this.#newest = new AppendFile(join(this.#path, segmentName(this.#change + 1)), null);
  }

  /** A file that a crash left here may not have its name on disk yet, nor its folder. */
  async #begun(): Promise<void> {
    const { folder, room, catalog } = this.#options;
    const first = firstOf(this.#newest);
    if (first === undefined || catalog.amendments(room).has(first)) return;
    await syncFolder(this.#path);
    await syncFolder(roomPath(folder, room));
    await catalog.beginAmendments(room, first);
  }

  get #path(): string {
    return amendmentsPath(this.#options.folder, this.#options.room);
  }

  get #foldedPath(): string {
    return foldedPath(this.#options.folder, this.#options.room);
  }
}

/** The first change of the first segment with something that the messages' own lines may not have. */
export const firstNeeded = (firsts: readonly number[], folded: number): number | undefined =>
  firsts.filter((first) => first <= folded + 1).at(-1);

const firstOf = (file: AppendFile | undefined): number | undefined => file && firstSeqs([basename(file.path)])[0];

/** What is in the messages' own lines: as it was written down, or, where that is lost, as the lines say. */
async function foldedOrFound(options: AmendmentFilesOptions, first: number): Promise<Folded> {
  const path = foldedPath(options.folder, options.room);
  const folded = await readFolded(path);
  const known = folded ?? NOTHING;
  if (folded !== undefined && known.change >= first - 1) return known;
  const { changes, pins } = await options.search(first - 1);
  const found = { change: first - 1, pins };
  if (folded === undefined) await options.reports.keepAsideOnce(path);
  await unlink(path).catch(unlessMissing);
  const successor = await refold(path, { folded: found, fresh: changes, stale: new Set() });
  await successor.takePlace();
  await syncFolder(amendmentsPath(options.folder, options.room));
  options.reports.report(rebuiltFolded(path));
  return found;
}

function unlessMissing(error: unknown): void {
  if (errnoOf(error) !== 'ENOENT') throw error;
}

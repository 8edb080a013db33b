import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppendFile } from '../disk/append-file';
import type { DamageReports } from '../disk/damage-reports';
import { errnoOf } from '../disk/faults';
import { countLines, type Line, scanLines } from '../disk/record-line';
import { syncFolder } from '../disk/sync-folder';
import { roomPath } from '../room-log/rooms-folder';
import { firstSeqs, segmentName } from '../room-log/segment-name';
import { type AmendmentRecord, decodeAmendment, encodeAmendments } from './amendment-record';

/** Where a room's amendments stand. */
export const amendmentsPath = (folder: string, room: string): string => join(roomPath(folder, room), 'amendments');

/** What the files of a room's amendments are given. */
export interface AmendmentFilesOptions {
  /** The data folder. */
  readonly folder: string;
  /** The room's id. */
  readonly room: string;
  readonly reports: DamageReports;
  /** A segment that has reached so many bytes is sealed. */
  readonly segmentBytes: number;
}

/** The segments of one room's amendments, of which the last one grows. One write at a time. */
export class AmendmentFiles {
  readonly #options: AmendmentFilesOptions;
  #newest: AppendFile | undefined;
  #change: number;

  private constructor(options: AmendmentFilesOptions, newest: AppendFile | undefined, change: number) {
    this.#options = options;
    this.#newest = newest;
    this.#change = change;
  }

  /** Reads all that is there, in order of change, and cuts off what a crash left half written. */
  static async open(options: AmendmentFilesOptions, each: (record: AmendmentRecord) => void): Promise<AmendmentFiles> {
    const path = amendmentsPath(options.folder, options.room);
    const firsts = firstSeqs(await namesIn(path));
    let change = 0;
    let newest: AppendFile | undefined;
    for (const first of firsts) {
      const found = await readSegment(join(path, segmentName(first)), first, options.reports);
      for (const record of found.records) each(record);
      change = found.last;
      newest = new AppendFile(found.path, found.end);
      if (first === firsts.at(-1)) await cutTail(newest, found, options.reports);
    }
    return new AmendmentFiles(options, newest, change);
  }

  /** The last change number. */
  get change(): number {
    return this.#change;
  }

  /** Puts the next amendments on disk. */
  async write(records: readonly AmendmentRecord[]): Promise<void> {
    const file = await this.#newestWithRoom();
    await file.append(encodeAmendments(records), () => this.#begin());
    this.#change = records.at(-1)?.change ?? this.#change;
  }

  /** Lets go of the handle. */
  async rest(): Promise<void> {
    await this.#newest?.rest();
  }

  async #newestWithRoom(): Promise<AppendFile> {
    const full = this.#newest;
    if (full !== undefined && full.size < this.#options.segmentBytes) return full;
    await full?.rest();
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    this.#newest = new AppendFile(join(this.#folder, segmentName(this.#change + 1)), null);
    return this.#newest;
  }

  async #begin(): Promise<void> {
    await syncFolder(this.#folder);
    await syncFolder(roomPath(this.#options.folder, this.#options.room));
  }

  get #folder(): string {
    return amendmentsPath(this.#options.folder, this.#options.room);
  }
}

async function namesIn(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
}

interface FoundSegment {
  readonly path: string;
  readonly records: readonly AmendmentRecord[];
  readonly last: number;
  /** Where the last whole line ends; what is beyond is torn. */
  readonly end: number;
  readonly size: number;
}

/** Reads a whole segment; what is damaged is reported, and a copy kept. */
async function readSegment(path: string, first: number, reports: DamageReports): Promise<FoundSegment> {
  const bytes = await readFile(path);
  const { lines, bad, rest } = scanLines(bytes, 0);
  const unreadable: Line[] = [];
  const records: AmendmentRecord[] = [];
  let lastEnd = 0;
  for (const line of lines) {
    const record = decodeAmendment(line);
    if (record === undefined) {
      unreadable.push(line);
      continue;
    }
    records.push(record);
    lastEnd = line.end;
  }
  const spoiled = [...bad, ...unreadable];
  if (spoiled.length > 0) await reports.keepAsideOnce(path);
  for (const { offset } of spoiled) reports.report(damagedAmendment(path, offset));
  // What was lost after the last good one had numbers, which are not given again.
  const lost = spoiled
    .filter(({ offset }) => offset >= lastEnd)
    .reduce((sum, { offset, end }) => sum + countLines(bytes.subarray(offset, end)), 0);
  const last = (records.at(-1)?.change ?? first - 1) + lost;
  return { path, records, last, end: rest, size: bytes.length };
}

async function cutTail(file: AppendFile, { path, end, size }: FoundSegment, reports: DamageReports): Promise<void> {
  if (size > end) reports.report(tornAmendment(path, end));
  await file.adopt(end, size);
}

/** The report of an amendment that can no longer be read. */
const damagedAmendment = (file: string, offset: number) => ({
  file,
  offset,
  message:
    'A change of a message could not be read as it was written and is lost; the others are there. A copy of the file is kept beside it.',
});

/** The report of an amendment whose end is missing. */
const tornAmendment = (file: string, offset: number) => ({
  file,
  offset,
  message: 'The last change of a message was not yet written when Hearth or the computer stopped; it was cut off.',
});

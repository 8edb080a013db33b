import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DamageReports } from '../disk/damage-reports';
import { countLines, scanLines } from '../disk/record-line';
import { amendmentsPath } from '../room-log/rooms-folder';
import { type AmendmentRecord, decodeAmendment } from './amendment-record';

/** Where it stands which changes are in the messages' own lines. */
export const foldedPath = (folder: string, room: string): string => join(amendmentsPath(folder, room), 'folded');

/** What a segment of amendments holds. */
export interface AmendmentSegment {
  readonly records: readonly AmendmentRecord[];
  /** The last change number that was given, be its amendment readable or not. */
  readonly last: number;
  /** Where the last whole line ends; what is beyond is torn. */
  readonly end: number;
  readonly size: number;
  /** Where something is not what was written. */
  readonly bad: readonly number[];
}

/** Reads a segment of amendments from its bytes. */
export function scanAmendments(bytes: Buffer, first: number): AmendmentSegment {
  const { lines, bad, rest } = scanLines(bytes, 0);
  const spoiled = [...bad];
  const records: AmendmentRecord[] = [];
  let lastEnd = 0;
  for (const line of lines) {
    const record = decodeAmendment(line);
    if (record === undefined) {
      spoiled.push(line);
      continue;
    }
    records.push(record);
    lastEnd = line.end;
  }
  // What was lost after the last good one had numbers, which are not given again.
  const lost = spoiled
    .filter(({ offset }) => offset >= lastEnd)
    .reduce((sum, { offset, end }) => sum + countLines(bytes.subarray(offset, end)), 0);
  const last = (records.at(-1)?.change ?? first - 1) + lost;
  const offsets = spoiled.map(({ offset }) => offset).sort((a, b) => a - b);
  return { records, last, end: rest, size: bytes.length, bad: offsets };
}

/** Reads a whole segment; what is damaged is reported, and a copy kept. */
export async function readAmendments(path: string, first: number, reports: DamageReports): Promise<AmendmentSegment> {
  const found = scanAmendments(await readFile(path), first);
  if (found.bad.length > 0) await reports.keepAsideOnce(path);
  for (const offset of found.bad) reports.report(damagedAmendment(path, offset));
  return found;
}

/** The report of an amendment that can no longer be read. */
export const damagedAmendment = (file: string, offset: number) => ({
  file,
  offset,
  message:
    'A change of a message could not be read as it was written and is lost; the others are there. A copy of the file is kept beside it.',
});

/** The report of an amendment whose end is missing. */
export const tornAmendment = (file: string, offset: number) => ({
  file,
  offset,
  message: 'The last change of a message was not yet written when Hearth or the computer stopped; it was cut off.',
});

/** The report of a list of changes that was made anew. */
export const rebuiltFolded = (file: string) => ({
  file,
  offset: 0,
  message: 'The list of changed messages was missing or damaged and was made anew of the messages; nothing is lost.',
});

/** The report of an entry of that list. */
export const damagedEntry = (file: string, offset: number) => ({
  file,
  offset,
  message:
    'The list of changed messages is damaged here. No message is; somebody who comes back after long may not be told that one was changed.',
});

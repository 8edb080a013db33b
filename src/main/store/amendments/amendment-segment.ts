import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { DamageReports } from '../disk/damage-reports';
import { countLines, type Span, scanLines } from '../disk/record-line';
import { amendmentsPath } from '../room-log/rooms-folder';
import type { Damage } from '../store';
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

/** So much is looked through in one turn of the event loop: some milliseconds of work. */
const STRETCH = 64 * 1024;

/** Reads a segment of amendments from its bytes, stretch by stretch. */
function* scan(bytes: Buffer, first: number): Generator<void, AmendmentSegment> {
  const spoiled: Span[] = [];
  const records: AmendmentRecord[] = [];
  let [at, length, lastEnd] = [0, STRETCH, 0];
  while (at < bytes.length) {
    const found = scanLines(bytes.subarray(at, at + length), at);
    spoiled.push(...found.bad);
    for (const line of found.lines) {
      const record = decodeAmendment(line);
      if (record === undefined) {
        spoiled.push(line);
        continue;
      }
      records.push(record);
      lastEnd = line.end;
    }
    if (at + length >= bytes.length) {
      at = found.rest;
      break;
    }
    length = found.rest === at ? 2 * length : STRETCH;
    at = found.rest;
    yield;
  }
  // What was lost after the last good one had numbers, which are not given again.
  const lost = spoiled
    .filter(({ offset }) => offset >= lastEnd)
    .reduce((sum, { offset, end }) => sum + countLines(bytes.subarray(offset, end)), 0);
  const last = (records.at(-1)?.change ?? first - 1) + lost;
  const bad = spoiled.map(({ offset }) => offset).sort((a, b) => a - b);
  return { records, last, end: at, size: bytes.length, bad };
}

/** Reads a segment of amendments from its bytes at once. */
export function scanAmendments(bytes: Buffer, first: number): AmendmentSegment {
  const scanning = scan(bytes, first);
  for (;;) {
    const step = scanning.next();
    if (step.done === true) return step.value;
  }
}

/** Reads a whole segment, while others have their turns; what is damaged is reported, and a copy kept. */
export async function readAmendments(path: string, first: number, reports: DamageReports): Promise<AmendmentSegment> {
  const scanning = scan(await readFile(path), first);
  let step = scanning.next();
  while (step.done !== true) {
    await endOfTurn();
    step = scanning.next();
  }
  const found = step.value;
  if (found.bad.length > 0) await reports.keepAsideOnce(path);
  for (const offset of found.bad) reports.report(damagedAmendment(path, offset));
  return found;
}

/** The report of an amendment that can no longer be read. */
export const damagedAmendment = (file: string, offset: number): Damage => ({
  kind: 'change',
  file,
  offset,
  message:
    'A change of a message could not be read as it was written and is lost; the others are there. A copy of the file is kept beside it.',
});

/** The report of an amendment whose end is missing. */
export const tornAmendment = (file: string, offset: number): Damage => ({
  kind: 'change_torn',
  file,
  offset,
  message: 'The last change of a message was not yet written when Hearth or the computer stopped; it was cut off.',
});

/** The report of a list of changes that was made anew. */
export const rebuiltFolded = (file: string): Damage => ({
  kind: 'changed_list_rebuilt',
  file,
  offset: 0,
  message: 'The list of changed messages was missing or damaged and was made anew of the messages; nothing is lost.',
});

/** The report of an entry of that list. */
export const damagedEntry = (file: string, offset: number): Damage => ({
  kind: 'changed_list',
  file,
  offset,
  message:
    'The list of changed messages is damaged here. No message is; somebody who comes back after long may not be told that one was changed.',
});

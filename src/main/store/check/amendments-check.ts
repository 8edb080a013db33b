import { join } from 'node:path';
import { firstNeeded } from '../amendments/amendment-files';
import type { AmendmentRecord } from '../amendments/amendment-record';
import { foldedPath, scanAmendments } from '../amendments/amendment-segment';
import { entryOf, type Folded, headerOf } from '../amendments/folded-file';
import { isCopyOfDamage } from '../disk/damage-reports';
import { readIfThere } from '../disk/document-adapter';
import { scanLines } from '../disk/record-line';
import { isLeftover } from '../disk/replace-file';
import { amendmentsPath, namesIn } from '../room-log/rooms-folder';
import { firstSeqs, segmentName } from '../room-log/segment-name';
import type { Findings } from './findings';

/**
 * Checks a room's amendments: that every record can be read, that changes go on without a gap, and that what is folded is
 * told.
 *
 * @param known the first changes of the segments that should be there
 * @returns segments with something in them that the catalog does not name
 */
export async function checkAmendments(
  folder: string,
  room: string,
  known: ReadonlySet<number>,
  findings: Findings,
): Promise<readonly string[]> {
  const path = amendmentsPath(folder, room);
  const names = await namesIn(path);
  noteOthers(path, names, findings);
  const firsts = [...new Set([...firstSeqs(names), ...known])].sort((a, b) => a - b);
  if (firsts.length === 0) return [];
  const folded = await checkFolded(foldedPath(folder, room), firsts[0] ?? 1, findings);
  const needed = firstNeeded(firsts, folded?.change ?? 0) ?? 0;
  const unlisted: string[] = [];
  for (const [index, first] of firsts.entries()) {
    const file = join(path, segmentName(first));
    if (first < needed && !known.has(first)) {
      findings.note(file, 'What it says is in the messages themselves; the next day removes it.');
      continue;
    }
    const bytes = await readIfThere(file);
    const next = firsts[index + 1];
    if (bytes === null) findings.damage(file, 0, goneMessage(first, next));
    else checkSegment(bytes, { path: file, first, next }, findings);
    if (bytes !== null && bytes.length > 0 && !known.has(first)) unlisted.push(file);
  }
  return unlisted;
}

function noteOthers(path: string, names: readonly string[], findings: Findings): void {
  for (const name of names) {
    if (isCopyOfDamage(name)) findings.note(join(path, name), 'A copy of a damaged file, kept for a closer look.');
    else if (isLeftover(name))
      findings.note(join(path, name), 'Left by a write that was cut short; it goes with the next one.');
  }
}

/** @param first the first change that has a segment */
async function checkFolded(path: string, first: number, findings: Findings): Promise<Folded | undefined> {
  const bytes = await readIfThere(path);
  if (bytes === null) {
    if (first > 1) findings.damage(path, 0, `The list of changed messages is missing. ${MADE_ANEW}`);
    return undefined;
  }
  const { lines, bad, rest } = scanLines(bytes, 0);
  const folded = headerOf(lines[0]);
  if (folded === undefined || folded.change < first - 1) {
    findings.damage(path, 0, `The list of changed messages is damaged. ${MADE_ANEW}`);
    return undefined;
  }
  const offsets = bad.map(({ offset }) => offset);
  if (rest < bytes.length) offsets.push(rest);
  let last = 0;
  for (const line of lines.slice(1)) {
    const change = entryOf(line)?.change ?? 0;
    if (change <= last || change > folded.change) offsets.push(line.offset);
    last = Math.max(last, change);
  }
  for (const offset of offsets) findings.damage(path, offset, DAMAGED_ENTRY);
  return folded;
}

interface Place {
  readonly path: string;
  readonly first: number;
  /** The first change of the next segment; undefined for the newest. */
  readonly next: number | undefined;
}

function checkSegment(bytes: Buffer, { path, first, next }: Place, findings: Findings): void {
  const { records, last, end, size, bad } = scanAmendments(bytes, first);
  for (const offset of bad) {
    findings.damage(path, offset, 'A change of a message can’t be read as it was written and is lost.');
  }
  if (end < size) findings.damage(path, end, next === undefined ? TORN_NEWEST : 'The last record is not whole.');
  if (bad.length > 0) return;
  const missing = gapIn(records, first) ?? (next !== undefined && last < next - 1 ? [last + 1, next - 1] : undefined);
  if (missing !== undefined) {
    findings.damage(path, 0, `Changes ${missing.join(' to ')} of messages are missing here; the others are there.`);
  }
}

/** The first changes that are missing between others. What a backup added has gaps that mean nothing. */
function gapIn(records: readonly AmendmentRecord[], first: number): readonly number[] | undefined {
  let expected = first;
  for (const { change, kind } of records) {
    if (change < expected || (change > expected && kind !== 'changed')) return [expected, change - 1];
    expected = change + 1;
  }
  return undefined;
}

const goneMessage = (first: number, next: number | undefined): string =>
  `This file is missing, and with it ${next === undefined ? `the changes of messages from number ${first} on` : `changes ${first} to ${next - 1} of messages`}. Put it back from a backup.`;
const MADE_ANEW = 'It is made anew of the messages when their room is next used; nothing is lost by it.';
const DAMAGED_ENTRY =
  'The list of changed messages is damaged here. No message is; somebody who comes back after long may not be told that one was changed.';
const TORN_NEWEST =
  'The last change is not whole. If Hearth or the computer stopped while writing it nobody was told that it was made; it is cut off when its room is next used.';

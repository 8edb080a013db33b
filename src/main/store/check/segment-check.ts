import { scanLines } from '../disk/record-line';
import { decodeLine } from '../room-log/log-record';
import type { StoredMessage } from '../room-log/stored-message';
import type { Findings } from './findings';

/** What a segment has to fit into. */
export interface SegmentPlace {
  readonly path: string;
  readonly room: string;
  /** The first seq, which its name says. */
  readonly first: number;
  /** The last seq, when a later segment says it; undefined for the newest. */
  readonly last: number | undefined;
}

/** What a segment holds. */
export interface SegmentContents {
  /** Messages that can be read. */
  readonly messages: number;
  /** Who wrote them. */
  readonly users: ReadonlySet<string>;
  /** Where the last whole line ends; what is beyond is torn. */
  readonly end: number;
  /** Places that are not what was written. */
  readonly bad: number;
  /** The messages that were amended, as far as their own lines say. */
  readonly amended: readonly StoredMessage[];
}

/** A message, or a place where something cannot be read. */
interface Piece {
  readonly offset: number;
  readonly message?: StoredMessage;
}

/**
 * Checks every record of a segment: length and checksum, schema, room, and that seqs go on from the name's without a
 * gap. Records of kinds that only a later version knows are passed over.
 */
export function checkSegment(bytes: Buffer, place: SegmentPlace, findings: Findings): SegmentContents {
  const { lines, bad, rest } = scanLines(bytes, 0);
  const pieces: Piece[] = bad.map(({ offset }) => ({ offset }));
  for (const line of lines) {
    const record = decodeLine(line);
    if (record.kind === 'message') pieces.push({ offset: line.offset, message: record.message });
    else if (record.kind === 'unreadable') pieces.push({ offset: line.offset });
  }
  const check = new Succession(place, findings);
  for (const piece of pieces.sort((a, b) => a.offset - b.offset)) check.take(piece);
  check.finish(rest, bytes.length);
  return { messages: check.messages, users: check.users, end: rest, bad: check.bad, amended: check.amended };
}

/** Follows the seqs of a segment from piece to piece. */
class Succession {
  readonly users = new Set<string>();
  readonly amended: StoredMessage[] = [];
  messages = 0;
  bad = 0;
  readonly #place: SegmentPlace;
  readonly #findings: Findings;
  /** The seq that comes next when nothing is missing. */
  #next: number;
  /** Where something could not be read since the last good message. */
  #spoiled: number | undefined;

  constructor(place: SegmentPlace, findings: Findings) {
    this.#place = place;
    this.#findings = findings;
    this.#next = place.first;
  }

  take({ offset, message }: Piece): void {
    if (message === undefined) {
      this.bad += 1;
      this.#spoiled ??= offset;
      return;
    }
    this.messages += 1;
    this.users.add(message.user);
    if (message.change > 0) this.amended.push(message);
    if (message.room !== this.#place.room) this.#say(offset, `Message ${message.seq} belongs to another room.`);
    if (message.seq < this.#next) {
      this.#say(offset, `Message ${message.seq} stands where number ${this.#next} is expected.`);
      return;
    }
    this.#close(offset, message.seq);
    this.#next = message.seq + 1;
  }

  /** @param end where the last whole line ends */
  finish(end: number, size: number): void {
    const { last } = this.#place;
    if (last !== undefined) this.#close(this.#spoiled ?? end, last + 1);
    else if (this.#spoiled !== undefined) {
      const known =
        this.#next === this.#place.first ? 'What this file begins with' : `What follows message ${this.#next - 1}`;
      this.#say(this.#spoiled, `${known} can't be read as it was written; its place stays empty.`);
    }
    if (end < size) this.#say(end, last === undefined ? TORN_NEWEST : TORN_SEALED);
  }

  /** Says what is missing before a seq, if anything is. */
  #close(offset: number, seq: number): void {
    const spoiled = this.#spoiled;
    this.#spoiled = undefined;
    const lost = rangeBetween(this.#next, seq - 1);
    if (spoiled === undefined) {
      if (lost !== '') this.#say(offset, `${lost} missing here; the others are there.`);
      return;
    }
    const whole = 'Bytes between messages are not what was written; no message is lost by it.';
    this.#say(spoiled, lost === '' ? whole : `${lost} unreadable, not what was written; the others are there.`);
  }

  #say(offset: number, message: string): void {
    this.#findings.damage(this.#place.path, offset, message);
  }
}

const TORN_NEWEST =
  'The last message is not whole. If Hearth or the computer stopped while writing it nobody was told that it was sent; the next start cuts it off.';
const TORN_SEALED = 'The last record of this file is not whole.';

/** The subject of a sentence about seqs, with its verb; empty where there are none. */
function rangeBetween(first: number, last: number): string {
  if (last < first) return '';
  return first === last ? `Message ${first} is` : `Messages ${first} to ${last} are`;
}

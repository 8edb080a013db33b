import { amended, type StoredMessage } from '../room-log/stored-message';
import type { AmendmentRecord } from './amendment-record';

/** Amendments of one message after which its state is kept: applying so many again and again costs more than it takes. */
const MANY = 8;

/** What one amendment takes of the memory, beside its text. */
const RECORD_BYTES = 400;

interface Pending {
  records: AmendmentRecord[];
  /** The message after all of them, where that is worth keeping. */
  state: StoredMessage | undefined;
}

/** A change of a room, and the message it is the last one of. */
export interface Change {
  readonly change: number;
  readonly seq: number;
}

/** What was done to messages and is not yet written into their own lines. */
export class Overlay {
  readonly #pending = new Map<number, Pending>();
  /** The message that each change belongs to, where it is that message's last one; in order of change. */
  readonly #last = new Map<number, number>();
  #count = 0;
  #bytes = 0;

  /** How many amendments there are. */
  get count(): number {
    return this.#count;
  }

  /** About what they take of the memory. */
  get bytes(): number {
    return this.#bytes;
  }

  /** When the first of them was made (ISO 8601); undefined where there is none. */
  get oldest(): string | undefined {
    for (const { records } of this.#pending.values()) {
      for (const record of records) if ('at' in record) return record.at;
    }
    return undefined;
  }

  /** A message as it stands: the amendments that its line does not have yet, applied in order. */
  apply(stored: StoredMessage): StoredMessage {
    const pending = this.#pending.get(stored.seq);
    if (pending === undefined) return stored;
    if (pending.state !== undefined && pending.state.change > stored.change) return pending.state;
    const state = pending.records.reduce(withRecord, stored);
    if (pending.records.length >= MANY) pending.state = state;
    return state;
  }

  /** A message as it stood after a change of the room. */
  applyUpTo(stored: StoredMessage, change: number): StoredMessage {
    const records = this.#pending.get(stored.seq)?.records ?? [];
    return records.filter((record) => record.change <= change).reduce(withRecord, stored);
  }

  /** Adds the next amendment, with the message after it where that is known. */
  add(record: AmendmentRecord, state?: StoredMessage): void {
    const pending = this.#pending.get(record.seq) ?? { records: [], state: undefined };
    this.#last.delete(pending.records.at(-1)?.change ?? 0);
    pending.records.push(record);
    pending.state = pending.records.length >= MANY ? state : undefined;
    this.#pending.set(record.seq, pending);
    this.#last.set(record.change, record.seq);
    this.#count += 1;
    this.#bytes += bytesOf(record);
  }

  /** Forgets the amendments up to a change: the messages' own lines have them now. */
  forget(change: number): void {
    for (const [seq, pending] of this.#pending) {
      const kept = pending.records.filter((record) => record.change > change);
      for (const record of pending.records) {
        if (record.change > change) continue;
        this.#count -= 1;
        this.#bytes -= bytesOf(record);
      }
      pending.records = kept;
      if (kept.length === 0) this.#pending.delete(seq);
    }
    for (const number of this.#last.keys()) if (number <= change) this.#last.delete(number);
  }

  /** Whether a message has amendments here. */
  has(seq: number): boolean {
    return this.#pending.has(seq);
  }

  /** The messages that were amended up to a change of the room, each with its last one up to there; in order of change. */
  upTo(change: number): readonly Change[] {
    const changes: Change[] = [];
    for (const [seq, { records }] of this.#pending) {
      const last = records.filter((record) => record.change <= change).at(-1);
      if (last !== undefined) changes.push({ change: last.change, seq });
    }
    return changes.sort((a, b) => a.change - b.change);
  }

  /** Changes after a number, each the last one of its message, ascending. */
  after(change: number): readonly Change[] {
    const changes: Change[] = [];
    for (const [number, seq] of this.#last) if (number > change) changes.push({ change: number, seq });
    return changes;
  }

  /** The pinned messages after a change, ascending, where `before` were pinned in their own lines. */
  pins(before: Iterable<number>, change = Number.POSITIVE_INFINITY): readonly number[] {
    const pinned = new Set(before);
    for (const [seq, { records }] of this.#pending) {
      for (const record of records) {
        const after = record.change <= change ? pinnedAfter(record) : undefined;
        if (after === true) pinned.add(seq);
        else if (after === false) pinned.delete(seq);
      }
    }
    return [...pinned].sort((a, b) => a - b);
  }
}

/** Whether a message is pinned after an amendment; undefined where that stays as it was. */
function pinnedAfter(record: AmendmentRecord): boolean | undefined {
  if (record.kind === 'delete') return false;
  if (record.kind === 'pin') return record.on;
  return record.kind === 'changed' ? record.pinned : undefined;
}

const bytesOf = (record: AmendmentRecord): number =>
  RECORD_BYTES + (record.kind === 'edit' ? 2 * record.message.length : 0);

/** What is in the line already is not done again; where an amendment before was damaged, one may have nothing to do. */
function withRecord(message: StoredMessage, record: AmendmentRecord): StoredMessage {
  const { change } = record;
  if (change <= message.change) return message;
  if (record.kind === 'changed') return { ...message, change };
  return amended(message, record, change) ?? { ...message, change };
}

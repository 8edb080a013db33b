import { amended, type StoredMessage } from '../room-log/stored-message';
import type { AmendmentRecord } from './amendment-record';

/** Amendments of one message after which its state is kept: applying so many again and again costs more than it takes. */
const MANY = 8;

interface Pending {
  readonly records: AmendmentRecord[];
  /** The message after all of them, where that is worth keeping. */
  state: StoredMessage | undefined;
}

/** What was done to messages and is not yet written into their own lines. */
export class Overlay {
  readonly #pending = new Map<number, Pending>();
  /** The message that each change belongs to, where it is that message's last one; in order of change. */
  readonly #last = new Map<number, number>();

  get isEmpty(): boolean {
    return this.#pending.size === 0;
  }

  /** A message as it stands: the amendments that its line does not have yet, applied in order. */
  apply(stored: StoredMessage): StoredMessage {
    const pending = this.#pending.get(stored.seq);
    if (pending === undefined) return stored;
    if (pending.state !== undefined && pending.state.change > stored.change) return pending.state;
    const state = pending.records.reduce((message, record) => withRecord(message, record), stored);
    if (pending.records.length >= MANY) pending.state = state;
    return state;
  }

  /** Adds the next amendment, with the message after it where that is known. */
  add(record: AmendmentRecord, state?: StoredMessage): void {
    const pending = this.#pending.get(record.seq) ?? { records: [], state: undefined };
    this.#last.delete(pending.records.at(-1)?.change ?? 0);
    pending.records.push(record);
    pending.state = pending.records.length >= MANY ? state : undefined;
    this.#pending.set(record.seq, pending);
    this.#last.set(record.change, record.seq);
  }

  /** Whether a message has amendments here. */
  has(seq: number): boolean {
    return this.#pending.has(seq);
  }

  /** The pinned messages, ascending, where `before` were pinned in their own lines. */
  pins(before: Iterable<number>): readonly number[] {
    const pinned = new Set(before);
    for (const [seq, { records }] of this.#pending) {
      for (const record of records) {
        if (record.kind === 'delete' || (record.kind === 'pin' && !record.on)) pinned.delete(seq);
        else if (record.kind === 'pin') pinned.add(seq);
      }
    }
    return [...pinned].sort((a, b) => a - b);
  }

  /** Changes after a number, each the last one of its message, ascending. */
  *after(change: number): Generator<{ readonly change: number; readonly seq: number }> {
    for (const [number, seq] of this.#last) if (number > change) yield { change: number, seq };
  }
}

/** What is in the line already is not done again; where an amendment before was damaged, one may have nothing to do. */
function withRecord(message: StoredMessage, record: AmendmentRecord): StoredMessage {
  const { change } = record;
  if (change <= message.change) return message;
  return amended(message, record, change) ?? { ...message, change };
}

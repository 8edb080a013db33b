import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { termsOfText } from '#shared/search-words';
import { integer, SqliteFile, text } from './database';
import type { Batch, Entry, Lookup, Opened, Position, Spot, Spots, Step } from './entry';
import { Lookups } from './lookups';
import { FILE, personTerm, roomTerm } from './match';
import { Numbers } from './numbers';
import { prepare, settle } from './schema';
import { nextId } from './spot-ids';
import { type ThreadRow, ThreadTables } from './thread-tables';

/** What is left of a room that is gone, until it is swept away. No room id has a colon. */
const DROPPED = 'dropped:';
/** Messages swept away at once: their words are taken out of the file one by one. */
const SWEEP = 25;

/** The index as a file of SQLite with FTS5. Every call is synchronous; it runs in a thread of its own. */
export class Engine {
  readonly #file: SqliteFile;
  readonly #numbers: Numbers;
  readonly #threads: ThreadTables;
  readonly #lookups: Lookups;

  private constructor(file: SqliteFile) {
    this.#file = file;
    this.#numbers = new Numbers(file);
    this.#threads = new ThreadTables(file, this.#numbers);
    this.#lookups = new Lookups(file, this.#numbers);
  }

  /** Opens an index; what cannot be used is thrown away, for all of it can be made anew. */
  static open(path: string, now: number): Engine {
    try {
      return Engine.#open(path, now);
    } catch {
      Engine.discard(path);
      return Engine.#open(path, now);
    }
  }

  /** Deletes an index that is not open. */
  static discard(path: string): void {
    rmSync(dirname(path), { recursive: true, force: true });
  }

  static #open(path: string, now: number): Engine {
    const file = SqliteFile.open(path);
    try {
      prepare(file, now);
      return new Engine(file);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  opened(): Opened {
    const rows = this.#file.all("SELECT * FROM room WHERE id NOT LIKE 'dropped:%'");
    const positions = rows.map(
      (row): Position => ({
        room: text(row, 'id'),
        top: integer(row, 'top'),
        floor: integer(row, 'floor'),
        change: integer(row, 'change'),
      }),
    );
    return { positions, threaded: this.#threads.threaded() };
  }

  /** Takes messages in, or newer versions of them. What is there in the same version or a newer one is left alone. */
  apply({ entries, steps }: Batch): void {
    // The index takes ascending ids much faster than any others.
    const sorted = [...entries].sort((a, b) => a.created - b.created);
    this.#file.transaction(() => {
      for (const entry of sorted) this.#put(entry);
      for (const step of steps) this.#move(step);
    });
  }

  find(lookup: Lookup): Spots {
    return this.#lookups.find(lookup);
  }

  counts(room: string, seqs: readonly number[]): Omit<ThreadRow, 'room' | 'newest'>[] {
    const number = this.#numbers.room(room);
    return number === undefined ? [] : this.#threads.counts(number, seqs);
  }

  replies(room: string, thread: number, before: number, limit: number): { seqs: number[]; replies: number } {
    const number = this.#numbers.room(room);
    if (number === undefined) return { seqs: [], replies: 0 };
    const [count] = this.#threads.counts(number, [thread]);
    return { seqs: this.#threads.replies(number, thread, before, limit), replies: count?.replies ?? 0 };
  }

  threadsOf(user: string, rooms: readonly string[], past: Spot | undefined, limit: number): ThreadRow[] {
    const person = this.#numbers.person(user);
    if (person === undefined) return [];
    const numbers = new Set(rooms.flatMap((room) => this.#numbers.room(room) ?? []));
    return this.#threads.of(person, numbers, past).slice(0, limit);
  }

  unread(room: string, thread: number, user: string, read: number): number {
    const number = this.#numbers.room(room);
    return number === undefined ? 0 : this.#threads.unread(number, thread, this.#numbers.person(user) ?? 0, read);
  }

  /** A room is gone, at once for every question; {@link sweep} takes its words out of the file. */
  drop(room: string): void {
    const number = this.#numbers.room(room);
    if (number === undefined) return;
    this.#file.transaction(() => {
      this.#file.run('UPDATE room SET id = ? WHERE number = ?', `${DROPPED}${number}`, number);
      this.#threads.forget(number);
    });
    this.#numbers.forgetRoom(room);
  }

  /** Takes away a little of what is left of dropped rooms; true while there is more. */
  sweep(): boolean {
    const dropped = this.#file.first("SELECT number FROM room WHERE id LIKE 'dropped:%' LIMIT 1");
    if (!dropped) return false;
    const number = integer(dropped, 'number');
    const rows = this.#file.all('SELECT id FROM message WHERE room = ? LIMIT ?', number, SWEEP);
    this.#file.transaction(() => {
      for (const row of rows) {
        this.#file.run('DELETE FROM words WHERE rowid = ?', row.id as number | bigint);
        this.#file.run('DELETE FROM message WHERE id = ?', row.id as number | bigint);
      }
      if (rows.length < SWEEP) this.#file.run('DELETE FROM room WHERE number = ?', number);
    });
    return true;
  }

  close(): void {
    settle(this.#file);
    this.#file.close();
  }

  /** Closes the file as it is; it is made anew if the computer stops before it is closed properly. */
  abandon(): void {
    this.#file.close();
  }

  #put(entry: Entry): void {
    const room = this.#numbers.ensureRoom(entry.room);
    const known = this.#file.first('SELECT id, change FROM message WHERE room = ? AND seq = ?', room, entry.seq);
    if (!known) this.#insert(entry, room);
    else if (entry.change > integer(known, 'change')) this.#replace(entry, room, BigInt(known.id as number | bigint));
  }

  #insert(entry: Entry, room: number): void {
    const person = this.#numbers.ensurePerson(entry.user);
    const id = nextId(this.#file, entry.created);
    const { seq, thread, change } = entry;
    const deleted = entry.text === null ? 1 : 0;
    this.#file.run('INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?)', id, room, seq, person, thread, change, deleted);
    this.#putWords(entry, id, room, person);
    this.#threads.add({ id, room, seq, person, thread });
  }

  #replace(entry: Entry, room: number, id: bigint): void {
    this.#file.run('DELETE FROM words WHERE rowid = ?', id);
    const deleted = entry.text === null ? 1 : 0;
    this.#file.run('UPDATE message SET change = ?, deleted = ? WHERE id = ?', entry.change, deleted, id);
    this.#putWords(entry, id, room, this.#numbers.ensurePerson(entry.user));
  }

  #putWords(entry: Entry, id: bigint, room: number, person: number): void {
    if (entry.text === null) return;
    const terms = [roomTerm(room), personTerm(person), ...(entry.hasFile ? [FILE] : []), ...termsOfText(entry.text)];
    this.#file.run('INSERT INTO words (rowid, terms) VALUES (?, ?)', id, terms.join(' '));
  }

  #move({ room, top, floor, change }: Step): void {
    this.#file.run(
      'UPDATE room SET top = coalesce(?, top), floor = coalesce(?, floor), change = coalesce(?, change) WHERE number = ?',
      ...[top ?? null, floor ?? null, change ?? null, this.#numbers.ensureRoom(room)],
    );
  }
}

import { integer, type SqliteFile } from './database';
import type { Spot } from './entry';
import type { Numbers } from './numbers';
import { newestFirst } from './order';
import { createdOf } from './spot-ids';

/** A message as the tables have it. */
export interface Placed {
  readonly id: bigint;
  readonly room: number;
  readonly seq: number;
  readonly person: number;
  readonly thread: number | null;
}

/** A count, by room and first message. */
export interface ThreadRow {
  readonly room: string;
  readonly thread: number;
  readonly replies: number;
  readonly last: number;
  readonly newest: Spot;
}

/** Which threads there are, how long they are, and who takes part in which. */
export class ThreadTables {
  readonly #file: SqliteFile;
  readonly #numbers: Numbers;
  /** Rooms with a thread in them. */
  readonly #threaded: Set<number>;

  constructor(file: SqliteFile, numbers: Numbers) {
    this.#file = file;
    this.#numbers = numbers;
    this.#threaded = new Set(file.all('SELECT DISTINCT room FROM thread').map((row) => integer(row, 'room')));
  }

  /** Ids of the rooms with a thread in them. */
  threaded(): string[] {
    return [...this.#threaded].map((number) => this.#numbers.roomId(number)).filter((id) => id !== '');
  }

  /** Takes a message into account that was not there before. Messages come in any order. */
  add(message: Placed): void {
    if (message.thread !== null) this.#addReply(message, message.thread);
    if (this.#threaded.has(message.room) && this.#row(message.room, message.seq)) {
      this.#join(message.person, message.room, message.seq);
    }
  }

  counts(room: number, seqs: readonly number[]): Omit<ThreadRow, 'room' | 'newest'>[] {
    if (!this.#threaded.has(room)) return [];
    return seqs.flatMap((seq) => {
      const row = this.#row(room, seq);
      return row ? [{ thread: seq, replies: integer(row, 'replies'), last: integer(row, 'last') }] : [];
    });
  }

  /** Seqs of replies, the newest first. */
  replies(room: number, thread: number, before: number, limit: number): number[] {
    const sql = 'SELECT seq FROM message WHERE room = ? AND thread = ? AND seq < ? ORDER BY seq DESC LIMIT ?';
    return this.#file.all(sql, room, thread, before, limit).map((row) => integer(row, 'seq'));
  }

  /** Threads of a person in these rooms, the one with the newest reply first. */
  of(person: number, rooms: ReadonlySet<number>, past: Spot | undefined): ThreadRow[] {
    const sql =
      'SELECT t.room, t.thread, t.replies, t.last, t.newest FROM part p JOIN thread t ON t.room = p.room AND t.thread = p.thread WHERE p.person = ?';
    const rows = this.#file.all(sql, person).flatMap((row) => {
      const room = integer(row, 'room');
      if (!rooms.has(room)) return [];
      const last = integer(row, 'last');
      const id = this.#numbers.roomId(room);
      const newest: Spot = { created: createdOf(row.newest as number | bigint), room: id, seq: last };
      return [{ room: id, thread: integer(row, 'thread'), replies: integer(row, 'replies'), last, newest }];
    });
    return rows
      .filter(({ newest }) => past === undefined || newestFirst(past, newest) < 0)
      .sort((a, b) => newestFirst(a.newest, b.newest));
  }

  /** Replies after a seq that somebody else wrote. */
  unread(room: number, thread: number, person: number, read: number): number {
    const sql =
      'SELECT count(*) AS replies FROM message WHERE room = ? AND thread = ? AND seq > ? AND person <> ? AND deleted = 0';
    const row = this.#file.first(sql, room, thread, read, person);
    return row ? integer(row, 'replies') : 0;
  }

  forget(room: number): void {
    this.#threaded.delete(room);
    this.#file.run('DELETE FROM thread WHERE room = ?', room);
    this.#file.run('DELETE FROM part WHERE room = ?', room);
  }

  #addReply({ id, room, seq, person }: Placed, thread: number): void {
    this.#threaded.add(room);
    this.#file.run(
      `INSERT INTO thread VALUES (?, ?, 1, ?, ?) ON CONFLICT DO UPDATE SET replies = replies + 1,
       newest = iif(excluded.last > last, excluded.newest, newest), last = max(last, excluded.last)`,
      ...[room, thread, seq, id],
    );
    this.#join(person, room, thread);
    const root = this.#file.first('SELECT person FROM message WHERE room = ? AND seq = ?', room, thread);
    if (root) this.#join(integer(root, 'person'), room, thread);
  }

  #join(person: number, room: number, thread: number): void {
    this.#file.run('INSERT OR IGNORE INTO part VALUES (?, ?, ?)', person, room, thread);
  }

  #row(room: number, thread: number) {
    return this.#file.first('SELECT replies, last FROM thread WHERE room = ? AND thread = ?', room, thread);
  }
}

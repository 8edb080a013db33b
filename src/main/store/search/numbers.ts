import { integer, type SqliteFile, text } from './database';

/** Ids of rooms and people as small numbers: rows stay short, and one letter outside all scripts names each in the index. */
export class Numbers {
  readonly #file: SqliteFile;
  readonly #rooms = new Map<string, number>();
  readonly #roomIds = new Map<number, string>();
  readonly #people = new Map<string, number>();

  constructor(file: SqliteFile) {
    this.#file = file;
    for (const row of file.all('SELECT number, id FROM room')) this.#noteRoom(text(row, 'id'), integer(row, 'number'));
    for (const row of file.all('SELECT number, id FROM person')) {
      this.#people.set(text(row, 'id'), integer(row, 'number'));
    }
  }

  room(id: string): number | undefined {
    return this.#rooms.get(id);
  }

  roomId(number: number): string {
    return this.#roomIds.get(number) ?? '';
  }

  rooms(): IterableIterator<[string, number]> {
    return this.#rooms.entries();
  }

  person(id: string): number | undefined {
    return this.#people.get(id);
  }

  /** The number of a room, given to it now where it has none. Numbers of rooms that are gone are given again. */
  ensureRoom(id: string): number {
    const known = this.#rooms.get(id);
    if (known !== undefined) return known;
    const row = this.#file.first(
      'SELECT min(number) + 1 AS free FROM (SELECT 0 AS number UNION ALL SELECT number FROM room) WHERE number + 1 NOT IN (SELECT number FROM room)',
    );
    const number = row ? integer(row, 'free') : 1;
    this.#file.run('INSERT INTO room VALUES (?, ?, 0, 1, 0)', number, id);
    this.#noteRoom(id, number);
    return number;
  }

  ensurePerson(id: string): number {
    const known = this.#people.get(id);
    if (known !== undefined) return known;
    const number = this.#people.size + 1;
    this.#file.run('INSERT INTO person VALUES (?, ?)', number, id);
    this.#people.set(id, number);
    return number;
  }

  /** A room is gone; its number is free once its row is. */
  forgetRoom(id: string): void {
    const number = this.#rooms.get(id);
    if (number === undefined) return;
    this.#rooms.delete(id);
    this.#roomIds.delete(number);
  }

  #noteRoom(id: string, number: number): void {
    this.#rooms.set(id, number);
    this.#roomIds.set(number, id);
  }
}

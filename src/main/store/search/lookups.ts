import { integer, type SqliteFile, text } from './database';
import type { Lookup, Spot, Spots } from './entry';
import {
  beginningOf,
  type Expression,
  FILE,
  matchExpression,
  personTerm,
  ROOMS_IN_EXPRESSION,
  roomTerm,
} from './match';
import type { Numbers } from './numbers';
import { newestFirst } from './order';
import { createdOf, firstIdOf } from './spot-ids';

const wordsWith = (columns: string): string =>
  `SELECT m.id, m.room, m.seq ${columns} FROM words w JOIN message m ON m.id = w.rowid WHERE words MATCH ? AND w.rowid >= ? AND w.rowid < ? ORDER BY w.rowid DESC`;
const BY_WORDS = wordsWith('');
const BY_BEGINNINGS = wordsWith(', w.terms');
const BY_TIME = 'SELECT id, room, seq FROM message WHERE id >= ? AND id < ? AND deleted = 0 ORDER BY id DESC';

/** A bound of time that bounds nothing. */
const EVER = 2 ** 44 - 2;

/** Messages that begin like what is looked for and are not it, after which its list is put together. */
const MOST_MISSES = 1_000;

/** A message that fits: its id, room and seq. */
type Match = Readonly<Record<string, unknown>>;

/** Whether a term is longer than the beginnings that are in the index. */
const isLong = (term: string): boolean => beginningOf(term) !== term;

/** Answers what is asked for: the newest matches are read first, and no more of them than are asked for. */
export class Lookups {
  readonly #file: SqliteFile;
  readonly #numbers: Numbers;

  constructor(file: SqliteFile, numbers: Numbers) {
    this.#file = file;
    this.#numbers = numbers;
  }

  find(lookup: Lookup): Spots {
    const rooms = new Set(lookup.rooms.flatMap((room) => this.#numbers.room(room) ?? []));
    const person = lookup.from === undefined ? null : this.#numbers.person(lookup.from);
    if (rooms.size === 0 || person === undefined) return { spots: [], more: false };
    const { past, limit } = lookup;
    const spots: Spot[] = [];
    for (const same of this.#moments(this.#matches(lookup, rooms, person))) {
      const wanted = same.filter(({ number }) => rooms.has(number)).map(({ spot }) => spot);
      const left = past ? wanted.filter((spot) => newestFirst(past, spot) < 0) : wanted;
      spots.push(...left.sort(newestFirst));
      if (spots.length > limit) break;
    }
    return { spots: spots.slice(0, limit), more: spots.length > limit };
  }

  /** Messages with these terms, newest first. */
  *#matches(lookup: Lookup, rooms: ReadonlySet<number>, person: number | null): Generator<Match, void> {
    const { before = EVER, after = -EVER, past } = lookup;
    const range = { first: firstIdOf(after + 1), end: firstIdOf(Math.min(before, past ? past.created + 1 : EVER)) };
    if (lookup.terms.some(isLong)) {
      const broad = this.#expressionOf({ ...lookup, terms: lookup.terms.map(beginningOf) }, rooms, person);
      const end = yield* this.#lookedThrough(broad, lookup.terms.filter(isLong), range);
      if (end === null) return;
      range.end = end;
    }
    const expression = this.#expressionOf(lookup, rooms, person);
    const sql = expression === null ? BY_TIME : BY_WORDS;
    yield* this.#file.stream(sql, ...(expression === null ? [] : [expression]), range.first, range.end);
  }

  /**
   * What begins with up to four letters is in the index as it is and is read from the newest on. The list of a longer
   * beginning is put together first, of all words that begin so: for a word that a million messages have that takes more
   * than a second. So messages with its first letters are looked through before; what is common is found among them at
   * once. Returns where that ended in vain, and the list is worth it; null when that was all.
   */
  *#lookedThrough(
    broad: string | null,
    long: readonly string[],
    { first, end }: { readonly first: bigint; readonly end: bigint },
  ): Generator<Match, bigint | null> {
    let misses = 0;
    for (const row of this.#file.stream(BY_BEGINNINGS, broad, first, end)) {
      const terms = text(row, 'terms');
      if (long.every((term) => terms.includes(` ${term}`))) yield row;
      else misses += 1;
      if (misses === MOST_MISSES) return BigInt(row.id as number | bigint);
    }
    return null;
  }

  /** Those of one millisecond together: their order among themselves is not that of their ids. */
  *#moments(matches: Iterable<Match>) {
    let same: { number: number; spot: Spot }[] = [];
    for (const row of matches) {
      const number = integer(row, 'room');
      const created = createdOf(row.id as number | bigint);
      const spot = { created, room: this.#numbers.roomId(number), seq: integer(row, 'seq') };
      if (same[0] && same[0].spot.created !== created) {
        yield same;
        same = [];
      }
      same.push({ number, spot });
    }
    if (same.length > 0) yield same;
  }

  /** The expression for FTS5; null to look through everything. */
  #expressionOf({ terms, hasFile }: Lookup, rooms: ReadonlySet<number>, person: number | null): string | null {
    const whole = [...(hasFile ? [FILE] : []), ...(person === null ? [] : [personTerm(person)])];
    const hasTerms = terms.length + whole.length > 0;
    return matchExpression({ beginnings: terms, whole, ...this.#amongRooms(rooms, hasTerms) });
  }

  /** Rooms as terms: those asked for or those left out, whichever are fewer. Too many are told apart row by row. */
  #amongRooms(rooms: ReadonlySet<number>, hasTerms: boolean): Pick<Expression, 'anyOf' | 'noneOf'> {
    const others = [...this.#numbers.rooms()].map(([, number]) => number).filter((number) => !rooms.has(number));
    if (others.length === 0) return {};
    if (hasTerms && others.length < rooms.size && others.length <= ROOMS_IN_EXPRESSION) {
      return { noneOf: others.map(roomTerm) };
    }
    return rooms.size <= ROOMS_IN_EXPRESSION ? { anyOf: [...rooms].map(roomTerm) } : {};
  }
}

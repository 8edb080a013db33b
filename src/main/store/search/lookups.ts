import { integer, type SqliteFile } from './database';
import type { Lookup, Spot, Spots } from './entry';
import { type Expression, FILE, matchExpression, personTerm, ROOMS_IN_EXPRESSION, roomTerm } from './match';
import type { Numbers } from './numbers';
import { newestFirst } from './order';
import { createdOf, firstIdOf } from './spot-ids';

const BY_WORDS =
  'SELECT m.id, m.room, m.seq FROM words w JOIN message m ON m.id = w.rowid WHERE words MATCH ? AND w.rowid >= ? AND w.rowid < ? ORDER BY w.rowid DESC';
const BY_TIME = 'SELECT id, room, seq FROM message WHERE id >= ? AND id < ? AND deleted = 0 ORDER BY id DESC';

/** A bound of time that bounds nothing. */
const EVER = 2 ** 44 - 2;

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
    const expression = this.#expressionOf(lookup, rooms, person);
    const { past, limit } = lookup;
    const spots: Spot[] = [];
    for (const same of this.#moments(expression, lookup)) {
      const wanted = same.filter(({ number }) => rooms.has(number)).map(({ spot }) => spot);
      const left = past ? wanted.filter((spot) => newestFirst(past, spot) < 0) : wanted;
      spots.push(...left.sort(newestFirst));
      if (spots.length > limit) break;
    }
    return { spots: spots.slice(0, limit), more: spots.length > limit };
  }

  /** Matches, newest first, those of one millisecond together: their order among themselves is not that of their ids. */
  *#moments(match: string | null, { before = EVER, after = -EVER, past }: Lookup) {
    const first = firstIdOf(after + 1);
    const end = firstIdOf(Math.min(before, past ? past.created + 1 : EVER));
    const rows =
      match === null ? this.#file.stream(BY_TIME, first, end) : this.#file.stream(BY_WORDS, match, first, end);
    let same: { number: number; spot: Spot }[] = [];
    for (const row of rows) {
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

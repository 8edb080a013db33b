/**
 * The words of a message in the index are its terms and, so that filters are looked up like words, one letter each for its
 * room, its author and whether it has a file. Those letters are from the private planes of Unicode, which no word has.
 */
const ROOM = 0xf0000;
const PERSON = 0x100000;
export const FILE = '\ue000';

export const roomTerm = (number: number): string => String.fromCodePoint(ROOM + number);
export const personTerm = (number: number): string => String.fromCodePoint(PERSON + number);

/** Beginnings of words that are in the index as they are, by their letters. */
export const BEGINNINGS = [1, 2, 3, 4];

/** The longest beginning of a term that is in the index as it is. */
export const beginningOf = (term: string): string => [...term].slice(0, Math.max(...BEGINNINGS)).join('');

/** More rooms than these are told apart row by row: an expression of thousands of terms costs more than it saves. */
export const ROOMS_IN_EXPRESSION = 1_000;

/** What an expression of FTS5 is made of. */
export interface Expression {
  /** Terms that a message has a word beginning with. */
  readonly beginnings: readonly string[];
  /** Terms that it has as they are. */
  readonly whole: readonly string[];
  /** One of these. */
  readonly anyOf?: readonly string[];
  /** None of these. */
  readonly noneOf?: readonly string[];
}

/** Everything quoted, so that no character of a query means anything but itself. Null where nothing is asked for. */
export function matchExpression({ beginnings, whole, anyOf, noneOf }: Expression): string | null {
  const parts = [...beginnings.map((term) => `${quote(term)}*`), ...whole.map(quote)];
  if (anyOf) parts.push(`(${anyOf.map(quote).join(' OR ')})`);
  if (parts.length === 0) return null;
  const wanted = parts.join(' AND ');
  return noneOf && noneOf.length > 0 ? `(${wanted}) NOT (${noneOf.map(quote).join(' OR ')})` : wanted;
}

const quote = (term: string): string => `"${term.replace(/"/g, '""')}"`;

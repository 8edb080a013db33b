/** A name in a text that means somebody or some room: `@Priya Nair`, `@room`, `#Release planning`. */
export interface Mention {
  /** Where it begins, with its sign, and where it ends, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'person' | 'everybody' | 'room';
  /** Of the person or the room; null for everybody. */
  readonly id: string | null;
}

/** Somebody or a room, as far as a text can name them. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Whom and what a text can mention. */
export interface Mentionable {
  readonly people: readonly Named[];
  readonly rooms: readonly Named[];
}

/** `@room` means everybody in it. */
export const EVERYBODY = 'room';

/** A letter, digit or mark: a name neither begins after one nor ends before one. */
const WORD = /[\p{L}\p{N}\p{M}_]/u;
const SIGN = /[@#]/g;
/** Fenced blocks first, then spans: what is code mentions nobody. */
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]+`/g;

/**
 * Finds the names in a text, longest first, ignoring case: `@Priya Nair` is not `@Priya`. A name counts as it is spelt
 * now; two people of one name are both meant, and come as two mentions of one place. What stands in code is left out.
 */
export function findMentions(text: string, { people, rooms }: Mentionable): Mention[] {
  const plain = text.replace(CODE, (code) => ' '.repeat(code.length));
  const found: Mention[] = [];
  for (const { index } of plain.matchAll(SIGN)) {
    if (index < (found.at(-1)?.end ?? 0) || WORD.test(plain[index - 1] ?? ' ')) continue;
    if (plain[index] === '#') found.push(...namesAt(plain, index, rooms, 'room'));
    else found.push(...personAt(plain, index, people));
  }
  return found;
}

/** Whether a text means this person, by name or as one of everybody. */
export const mentions = (text: string, person: Named): boolean =>
  findMentions(text, { people: [person], rooms: [] }).length > 0;

function personAt(text: string, start: number, people: readonly Named[]): Mention[] {
  const named = namesAt(text, start, people, 'person');
  if (named.length > 0) return named;
  const end = start + 1 + EVERYBODY.length;
  return startsWith(text, start + 1, EVERYBODY) ? [{ start, end, kind: 'everybody', id: null }] : [];
}

function namesAt(text: string, start: number, named: readonly Named[], kind: 'person' | 'room'): Mention[] {
  const fitting = named.filter(({ name }) => name !== '' && startsWith(text, start + 1, name));
  const longest = Math.max(0, ...fitting.map(({ name }) => name.length));
  return fitting
    .filter(({ name }) => name.length === longest)
    .map(({ id }) => ({ start, end: start + 1 + longest, kind, id }));
}

function startsWith(text: string, at: number, name: string): boolean {
  const there = text.slice(at, at + name.length);
  return there.toLowerCase() === name.toLowerCase() && !WORD.test(text[at + name.length] ?? ' ');
}

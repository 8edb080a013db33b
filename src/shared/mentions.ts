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

/** Finds the names in a text. */
export type FindMentions = (text: string) => Mention[];

/**
 * Makes what finds names in texts, longest first, ignoring case: `@Priya Nair` is not `@Priya`. A name counts as it is spelt
 * now; two people of one name are both meant, and come as two mentions of one place. What stands in code is left out.
 *
 * It is to be made once for as long as the names are the same: a text then costs the same among ten people and ten thousand.
 */
export function createFindMentions(mentionable: Mentionable): FindMentions {
  const people = new Names(mentionable.people);
  const rooms = new Names(mentionable.rooms);
  return (text) => {
    const plain = text.replace(CODE, (code) => ' '.repeat(code.length));
    const found: Mention[] = [];
    for (const { index } of plain.matchAll(SIGN)) {
      if (index < (found.at(-1)?.end ?? 0) || WORD.test(plain[index - 1] ?? ' ')) continue;
      if (plain[index] === '#') found.push(...rooms.at(plain, index, 'room'));
      else found.push(...personAt(plain, index, people));
    }
    return found;
  };
}

/** Whether a text means this person, by name or as one of everybody. */
export const mentions = (text: string, person: Named): boolean =>
  text.includes('@') && createFindMentions({ people: [person], rooms: [] })(text).length > 0;

function personAt(text: string, start: number, people: Names): Mention[] {
  const named = people.at(text, start, 'person');
  if (named.length > 0) return named;
  const end = start + 1 + EVERYBODY.length;
  const isEverybody = text.slice(start + 1, end).toLowerCase() === EVERYBODY && !WORD.test(text[end] ?? ' ');
  return isEverybody ? [{ start, end, kind: 'everybody', id: null }] : [];
}

/** Names by their length, the longest first: what stands in a text is looked up, and not compared with each of them. */
class Names {
  /** For each length the ids of those who are called so, by name in lower case. */
  readonly #byLength: readonly (readonly [number, ReadonlyMap<string, readonly string[]>])[];

  constructor(named: readonly Named[]) {
    const byLength = new Map<number, Map<string, string[]>>();
    for (const { id, name } of named) {
      if (name === '') continue;
      const names = byLength.get(name.length) ?? new Map<string, string[]>();
      const key = name.toLowerCase();
      const ids = names.get(key) ?? [];
      ids.push(id);
      names.set(key, ids);
      byLength.set(name.length, names);
    }
    this.#byLength = [...byLength].sort(([a], [b]) => b - a);
  }

  /** Who is meant by the sign that stands at `start`. */
  at(text: string, start: number, kind: 'person' | 'room'): Mention[] {
    for (const [length, names] of this.#byLength) {
      const end = start + 1 + length;
      if (WORD.test(text[end] ?? ' ')) continue;
      const ids = names.get(text.slice(start + 1, end).toLowerCase());
      if (ids) return ids.map((id) => ({ start, end, kind, id }));
    }
    return [];
  }
}

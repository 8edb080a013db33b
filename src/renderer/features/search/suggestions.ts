import { nameMatches } from '../../ui/person-filter';
import { type FilterKind, nearDays, partsOf, type QueryWords, type QueryWorld } from './search-query';

/** Something to write into the query with one press. */
export interface Suggestion {
  readonly id: string;
  /** What it looks like in the list: the whole filter. */
  readonly label: string;
  /** What it means, beside it; empty where the label says it. */
  readonly help: string;
  /** The whole query after it was chosen. */
  readonly text: string;
}

/** How many people or rooms are offered at once. */
const MOST = 6;

/**
 * What may complete the end of a query: filters by their keyword while none is begun, people, rooms, days and `file`
 * once one is. `help` says what each filter does.
 */
export function suggestionsFor(
  text: string,
  words: QueryWords & { readonly filters: Readonly<Record<FilterKind, string>> },
  world: QueryWorld,
): Suggestion[] {
  const last = partsOf(text, words).at(-1);
  const open = last && last.end === text.length ? last : null;
  if (open?.filter) return valuesFor(text, open.start, open.filter, open.value, words, world);
  const typed = open?.value.toLowerCase() ?? '';
  const kinds = Object.keys(words.filters) as FilterKind[];
  return kinds
    .filter((kind) => words.keywords[kind].startsWith(typed))
    .map((kind) => ({
      id: kind,
      label: `${words.keywords[kind]}:`,
      help: words.filters[kind],
      text: `${text.slice(0, open?.start ?? text.length)}${words.keywords[kind]}:`,
    }));
}

function valuesFor(
  text: string,
  start: number,
  filter: FilterKind,
  typed: string,
  words: QueryWords,
  world: QueryWorld,
): Suggestion[] {
  return choicesOf(filter, typed, words, world)
    .filter((choice) => choice.toLowerCase() !== typed.toLowerCase())
    .slice(0, MOST)
    .map((choice) => {
      const whole = `${words.keywords[filter]}:${/\s/.test(choice) ? `"${choice}"` : choice}`;
      return { id: `${filter}-${choice}`, label: whole, help: '', text: `${text.slice(0, start)}${whole} ` };
    });
}

function choicesOf(filter: FilterKind, typed: string, words: QueryWords, world: QueryWorld): string[] {
  const begins = (choice: string) => choice.toLowerCase().startsWith(typed.toLowerCase());
  const names = (named: readonly { name: string }[]) =>
    named.map(({ name }) => name).filter((name) => nameMatches(name, typed));
  switch (filter) {
    case 'from':
      return [...[words.me].filter(begins), ...names(world.people)];
    case 'in':
      return names(world.rooms);
    case 'before':
    case 'after':
      return [...nearDays(world.locale)]
        .map(([day]) => day)
        .slice(-2)
        .filter(begins);
    case 'has':
      return [words.file].filter(begins);
  }
}

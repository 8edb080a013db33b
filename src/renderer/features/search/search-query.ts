import type { SystemPushPayload } from '#shared/protocol/system-channel';
import { nameMatches } from '../../ui/person-filter';

/** What a query can be narrowed by. */
export type FilterKind = 'from' | 'in' | 'before' | 'after' | 'has';

/** The keywords of the filters, as English has them: understood in every language. */
const ENGLISH: Readonly<Record<FilterKind, string>> = {
  from: 'from',
  in: 'in',
  before: 'before',
  after: 'after',
  has: 'has',
};

/** The words a query is written with, in the language of the person. */
export interface QueryWords {
  readonly keywords: Readonly<Record<FilterKind, string>>;
  readonly me: string;
  readonly file: string;
}

/** A part of what was typed: a word, or a filter. */
export interface QueryPart {
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
  /** Null for a word to look for. */
  readonly filter: FilterKind | null;
  /** Without keyword and quotes. */
  readonly value: string;
}

/** A word, a phrase in quotes, or a keyword with either of them. A quote that is still open ends with the text. */
const PART = /(\p{L}+):("[^"]*"?|[^\s"]*)|"[^"]*"?|[^\s"]+/gu;

/** Cuts a query into its parts. What begins like a filter and is none is a word as it stands. */
export function partsOf(text: string, { keywords }: QueryWords): QueryPart[] {
  return [...text.matchAll(PART)].map((match) => {
    const [whole, keyword, value = ''] = match;
    const filter = keyword === undefined ? null : filterOf(keyword, keywords);
    const place = { start: match.index, end: match.index + whole.length };
    return filter === null
      ? { ...place, filter, value: unquoted(whole) }
      : { ...place, filter, value: unquoted(value).replace(/^[@#]/, '') };
  });
}

const unquoted = (text: string): string => text.replace(/^"|"$/g, '');

function filterOf(keyword: string, keywords: QueryWords['keywords']): FilterKind | null {
  const typed = keyword.toLowerCase();
  const kinds = Object.keys(ENGLISH) as FilterKind[];
  return kinds.find((kind) => typed === keywords[kind] || typed === ENGLISH[kind]) ?? null;
}

/** Somebody or some room, as far as a filter names them. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Whom and what filters can mean, and when now is. */
export interface QueryWorld {
  readonly me: string;
  readonly people: readonly Named[];
  readonly rooms: readonly Named[];
  readonly now: Date;
  /** Says "today" and "yesterday". */
  readonly locale: string;
}

/** What the host is asked. */
export type SearchRequest = Pick<SystemPushPayload<'search'>, 'query' | 'room' | 'from' | 'before' | 'after' | 'has'>;

/** A filter that means nothing here. */
export interface QueryProblem {
  readonly filter: FilterKind;
  readonly value: string;
}

/** A query as it was understood. */
export interface Understood {
  readonly request: SearchRequest;
  /** The words to look for and to mark. */
  readonly words: readonly string[];
  readonly problem: QueryProblem | null;
  /** Nothing is looked for yet. */
  readonly empty: boolean;
}

/** Understands a query. A filter without a value is being typed and counts for nothing. */
export function understand(text: string, words: QueryWords, world: QueryWorld): Understood {
  const parts = partsOf(text, words);
  const wanted = parts.filter(({ filter }) => filter === null).map(({ value }) => value);
  const filters = parts.filter(({ filter, value }) => filter !== null && value !== '');
  let request: SearchRequest = { query: wanted.join(' ') };
  let problem: QueryProblem | null = null;
  for (const { filter, value } of filters) {
    const meant = filter && meaningOf(filter, value, words, world);
    if (meant) request = { ...request, ...meant };
    else if (filter) problem ??= { filter, value };
  }
  return { request, words: wanted, problem, empty: wanted.length === 0 && filters.length === 0 };
}

function meaningOf(
  filter: FilterKind,
  value: string,
  words: QueryWords,
  world: QueryWorld,
): Partial<SearchRequest> | null {
  switch (filter) {
    case 'from': {
      const isMe = [words.me, 'me'].includes(value.toLowerCase());
      const person = isMe ? world.me : bestNamed(value, world.people)?.id;
      return person === undefined ? null : { from: person };
    }
    case 'in': {
      const room = bestNamed(value, world.rooms);
      return room ? { room: room.id } : null;
    }
    case 'before': {
      const day = dayOf(value, world);
      return day && { before: day.start.toISOString() };
    }
    case 'after': {
      const day = dayOf(value, world);
      // The times are exclusive: what was written in the last millisecond of the day is still of that day.
      return day && { after: new Date(day.end.getTime() - 1).toISOString() };
    }
    case 'has':
      return [words.file.toLowerCase(), 'file', 'files'].includes(value.toLowerCase()) ? { has: 'file' } : null;
  }
}

/** Who or what is meant by a name: the one called exactly so, else the shortest that fits. */
export function bestNamed(value: string, named: readonly Named[]): Named | null {
  const exact = named.find(({ name }) => name.toLowerCase() === value.toLowerCase());
  if (exact) return exact;
  const fitting = named.filter(({ name }) => nameMatches(name, value));
  return fitting.sort((one, other) => one.name.length - other.name.length)[0] ?? null;
}

/** A day by its local beginning and the beginning of the next: `2026-03-01`, `today`, `yesterday`. */
function dayOf(value: string, { now, locale }: QueryWorld): { readonly start: Date; readonly end: Date } | null {
  const ago = nearDays(locale).get(value.toLowerCase());
  if (ago !== undefined) return dayAt(now.getFullYear(), now.getMonth(), now.getDate() - ago);
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value) ?? [];
  if (!year || !month || !day) return null;
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  // The 31st of February is no day.
  return date.getDate() === Number(day) ? dayAt(Number(year), Number(month) - 1, Number(day)) : null;
}

const dayAt = (year: number, month: number, day: number) => ({
  start: new Date(year, month, day),
  end: new Date(year, month, day + 1),
});

/** The names of today and yesterday, in the person's language and in English. */
export function nearDays(locale: string): ReadonlyMap<string, number> {
  const own = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const english = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  return new Map(
    [english, own].flatMap((format) => [0, 1].map((ago) => [format.format(-ago, 'day').toLowerCase(), ago] as const)),
  );
}

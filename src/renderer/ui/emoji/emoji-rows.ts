import { CATEGORIES, type Category, type EmojiEntry } from './emoji-data';

/** Emoji side by side. */
export const COLUMNS = 8;

/** What stands over the emoji below it: a category, or how they were found. */
export type Heading = Category | 'recent' | 'found';

/** A row of the picker. */
export type EmojiRow =
  | { readonly kind: 'heading'; readonly heading: Heading }
  | { readonly kind: 'emoji'; readonly entries: readonly EmojiEntry[] };

/** The rows of the picker: those used last, then all by category. */
export function rowsOf(entries: readonly EmojiEntry[], recent: readonly EmojiEntry[]): EmojiRow[] {
  const categories = Object.keys(CATEGORIES) as Category[];
  return [
    ...section('recent', recent),
    ...categories.flatMap((category) =>
      section(
        category,
        entries.filter((entry) => entry.category === category),
      ),
    ),
  ];
}

/** The rows of a search. */
export const rowsFound = (entries: readonly EmojiEntry[]): EmojiRow[] => section('found', entries);

function section(heading: Heading, entries: readonly EmojiEntry[]): EmojiRow[] {
  if (entries.length === 0) return [];
  const rows: EmojiRow[] = [{ kind: 'heading', heading }];
  for (let at = 0; at < entries.length; at += COLUMNS)
    rows.push({ kind: 'emoji', entries: entries.slice(at, at + COLUMNS) });
  return rows;
}

/** A place among the rows. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The id of the element of an emoji, in the picker `id`. */
export const cellId = (id: string, { row, column }: Place): string => `${id}-${row}-${column}`;

/** The first emoji there is, or null. */
export function firstPlace(rows: readonly EmojiRow[]): Place | null {
  const row = rows.findIndex(({ kind }) => kind === 'emoji');
  return row === -1 ? null : { row, column: 0 };
}

/** The emoji at a place, or null. */
export function entryAt(rows: readonly EmojiRow[], place: Place | null): EmojiEntry | null {
  const row = place ? rows[place.row] : undefined;
  return (row?.kind === 'emoji' && place && row.entries[place.column]) || null;
}

/** Where a key leads from a place; null when it means nothing here. */
export function moved(rows: readonly EmojiRow[], { row, column }: Place, key: string): Place | null {
  switch (key) {
    case 'ArrowRight':
      return within(rows, row, column + 1) ?? atColumn(rows, row, 1, 0);
    case 'ArrowLeft':
      return within(rows, row, column - 1) ?? atColumn(rows, row, -1, COLUMNS);
    case 'ArrowDown':
      return atColumn(rows, row, 1, column);
    case 'ArrowUp':
      return atColumn(rows, row, -1, column);
    default:
      return null;
  }
}

function within(rows: readonly EmojiRow[], row: number, column: number): Place | null {
  return entryAt(rows, { row, column }) ? { row, column } : null;
}

/** The next row of emoji in a direction, at a column or at its end. */
function atColumn(rows: readonly EmojiRow[], from: number, step: 1 | -1, column: number): Place | null {
  for (let row = from + step; row >= 0 && row < rows.length; row += step) {
    const there = rows[row];
    if (there?.kind === 'emoji') return { row, column: Math.min(column, there.entries.length - 1) };
  }
  return null;
}

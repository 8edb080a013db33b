import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';

/** Which page of a list is asked for. */
export interface ListPage<T> {
  /** What tells an entry from the others; it stands in the cursor. */
  readonly keyOf: (item: T) => string;
  /** Where an earlier page ended; null for the first page. */
  readonly cursor: string | null;
  readonly limit: number;
}

/** A page, and the cursor of the next one; null when this is the last. */
export interface Paged<T> {
  readonly items: readonly T[];
  readonly cursor: string | null;
}

/** What is said of a cursor that was never handed out. */
export const wrongCursor = (): Refusal => refusal('bad_request', 'There is no such page.', { field: 'cursor' });

/** The position after an entry, and the entry itself: lists change between two pages. */
const CURSOR = /^(\d{1,9})~(.+)$/;

/**
 * Cuts a page out of a list. The next page begins after the entry at which this one ended, wherever that stands by then;
 * if it is gone, about where it stood: in doubt an entry comes twice rather than never.
 */
export function pageOfList<T>(list: readonly T[], page: ListPage<T>): Result<Paged<T>, Refusal> {
  const start = page.cursor === null ? 0 : positionAfter(list, page.cursor, page.keyOf);
  if (start === null) return err(wrongCursor());
  const items = list.slice(start, start + page.limit);
  return ok({ items, cursor: cursorAfter(list, start + items.length, page.keyOf) });
}

/** The cursor of a page that ends before `end`. */
export function cursorAfter<T>(list: readonly T[], end: number, keyOf: (item: T) => string): string | null {
  const last = list[end - 1];
  return last === undefined || end >= list.length ? null : `${end}~${keyOf(last)}`;
}

/** Where the page after a cursor begins; null for what is no cursor. */
export function positionAfter<T>(list: readonly T[], cursor: string, keyOf: (item: T) => string): number | null {
  const [, position, key] = CURSOR.exec(cursor) ?? [];
  if (position === undefined || key === undefined) return null;
  const end = Number(position);
  const last = list[end - 1];
  if (last !== undefined && keyOf(last) === key) return end;
  const moved = list.findIndex((item) => keyOf(item) === key);
  return moved >= 0 ? moved + 1 : Math.max(0, end - 1);
}

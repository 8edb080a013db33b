import { expect, test } from 'vitest';
import { pageOfList } from '../../../src/main/host/list-page';

const page = (list: readonly string[], cursor: string | null, limit = 2) => {
  const paged = pageOfList(list, { keyOf: (item) => item, cursor, limit });
  if (!paged.ok) throw new Error(paged.error.message);
  return paged.value;
};

const cursorOf = (list: readonly string[]): string => page(list, null).cursor ?? '';

test('pages follow one another, and the last one has no cursor', () => {
  const first = page(['a', 'b', 'c'], null);
  expect(first.items).toEqual(['a', 'b']);
  expect(page(['a', 'b', 'c'], first.cursor)).toEqual({ items: ['c'], cursor: null });
  expect(page(['a', 'b'], null)).toEqual({ items: ['a', 'b'], cursor: null });
  expect(page([], null)).toEqual({ items: [], cursor: null });
});

test('a page begins after the entry at which the last one ended, wherever that stands by then', () => {
  const cursor = cursorOf(['a', 'b', 'c', 'd']);
  expect(page(['new', 'a', 'b', 'c', 'd'], cursor).items).toEqual(['c', 'd']);
  expect(page(['b', 'c', 'd'], cursor).items).toEqual(['c', 'd']);
});

test('where that entry is gone one may come twice, and none is left out', () => {
  expect(page(['a', 'c', 'd'], cursorOf(['a', 'b', 'c', 'd'])).items).toEqual(['c', 'd']);
  expect(page(['new', 'a', 'c', 'd'], cursorOf(['a', 'b', 'c', 'd'])).items).toEqual(['a', 'c']);
});

test('a cursor that was never handed out is refused', () => {
  for (const cursor of ['', 'x', '1', '-1~a', '1~', '12345678901~a']) {
    expect(pageOfList(['a'], { keyOf: (item) => item, cursor, limit: 2 })).toMatchObject({
      error: { reason: 'bad_request', field: 'cursor' },
    });
  }
  expect(page(['a'], '999999999~gone')).toEqual({ items: [], cursor: null });
});

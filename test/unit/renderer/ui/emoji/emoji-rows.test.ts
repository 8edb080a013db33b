import { describe, expect, it } from 'vitest';
import type { Category, EmojiEntry } from '../../../../../src/renderer/ui/emoji/emoji-data';
import { entryAt, firstPlace, moved, rowsFound, rowsOf } from '../../../../../src/renderer/ui/emoji/emoji-rows';
import { withNewest } from '../../../../../src/renderer/ui/emoji/use-recent-emoji';

const some = (count: number, category: Category): EmojiEntry[] =>
  Array.from({ length: count }, (_, index) => ({
    emoji: `${category}${index}`,
    name: '',
    codes: [],
    tags: [],
    category,
    skins: [],
  }));

describe('the rows of the picker', () => {
  const rows = rowsOf([...some(10, 'smileys'), ...some(3, 'flags')], some(2, 'smileys'));

  it('those used last come first, then the categories that have any, eight in a row', () => {
    expect(rows.map((row) => (row.kind === 'heading' ? row.heading : row.entries.length))).toEqual([
      'recent',
      2,
      'smileys',
      8,
      2,
      'flags',
      3,
    ]);
    expect(rowsFound([])).toEqual([]);
  });

  it('arrows go on in the next row, over headings, and stay where a row is shorter', () => {
    const start = firstPlace(rows);
    expect(start).toEqual({ row: 1, column: 0 });
    expect(moved(rows, { row: 1, column: 1 }, 'ArrowRight')).toEqual({ row: 3, column: 0 });
    expect(moved(rows, { row: 3, column: 0 }, 'ArrowLeft')).toEqual({ row: 1, column: 1 });
    expect(moved(rows, { row: 3, column: 7 }, 'ArrowDown')).toEqual({ row: 4, column: 1 });
    expect(moved(rows, { row: 3, column: 7 }, 'ArrowUp')).toEqual({ row: 1, column: 1 });
    expect(moved(rows, { row: 6, column: 0 }, 'ArrowDown')).toBeNull();
    expect(moved(rows, { row: 1, column: 0 }, 'ArrowUp')).toBeNull();
    expect(moved(rows, { row: 1, column: 0 }, 'a')).toBeNull();
  });

  it('a place without an emoji is none', () => {
    expect(entryAt(rows, { row: 0, column: 0 })).toBeNull();
    expect(entryAt(rows, { row: 1, column: 2 })).toBeNull();
    expect(entryAt(rows, null)).toBeNull();
  });
});

it('an emoji used again comes first, and is there once', () => {
  expect(withNewest(['a', 'b', 'c'], 'c')).toEqual(['c', 'a', 'b']);
  expect(
    withNewest(
      Array.from({ length: 30 }, (_, index) => `${index}`),
      'x',
    ),
  ).toHaveLength(24);
});

import { expect, test } from 'vitest';
import { PageCursors } from '../../../../src/main/host/search/page-cursors';

const place = { created: '2026-11-22T10:00:00.000Z', room: 'r'.repeat(64), seq: 123_456 };

test('a cursor gives back its place to who asked, for what they asked, on the same host', () => {
  const cursors = new PageCursors('secret');
  const cursor = cursors.seal(['search', 'ann', 'soup'], place);
  expect(cursor.length).toBeLessThan(500);
  expect(new PageCursors('secret').open(['search', 'ann', 'soup'], cursor)).toEqual(place);
  expect(cursors.open(['search', 'bob', 'soup'], cursor)).toBeNull();
  expect(cursors.open(['search', 'ann', 'soups'], cursor)).toBeNull();
  expect(new PageCursors('another').open(['search', 'ann', 'soup'], cursor)).toBeNull();
});

test('whatever else is handed back is none', () => {
  const cursors = new PageCursors('secret');
  const cursor = cursors.seal(['a'], place);
  for (const wrong of [
    '',
    '.',
    'x',
    'x.y',
    `${cursor}x.`,
    cursor.slice(1),
    cursor.replace('.', ''),
    `.${cursor}`,
    `${cursor}=`,
    `${cursor}.x`,
  ]) {
    expect(cursors.open(['a'], wrong)).toBeNull();
  }
});

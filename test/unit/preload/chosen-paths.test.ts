import { expect, test } from 'vitest';
import { ChosenPaths } from '../../../src/preload/chosen-paths';

test('only the paths of files that were given to the page can be attached', () => {
  const paths = new ChosenPaths((file) => ('path' in file ? String(file.path) : ''));
  expect(paths.allow({ paths: ['/home/ines/boat.png'] })).toBe(false);
  expect(paths.pathOf({ path: '/home/ines/boat.png' })).toBe('/home/ines/boat.png');
  expect(paths.pathOf({})).toBe('');
  expect(paths.allow({ paths: ['/home/ines/boat.png'] })).toBe(true);
  expect(paths.allow({ paths: ['/home/ines/boat.png', '/etc/passwd'] })).toBe(false);
  expect(paths.allow({ paths: [''] })).toBe(false);
  for (const odd of [null, undefined, {}, { paths: '/home/ines/boat.png' }, { paths: [7] }]) {
    expect(paths.allow(odd)).toBe(false);
  }
});

test('those that were given long ago are forgotten', () => {
  const paths = new ChosenPaths((file) => ('path' in file ? String(file.path) : ''));
  for (let number = 0; number <= 1_000; number += 1) paths.pathOf({ path: `/${number}` });
  expect(paths.allow({ paths: ['/0'] })).toBe(false);
  expect(paths.allow({ paths: ['/1', '/1000'] })).toBe(true);
});

import { expect, test } from 'vitest';
import { createPathOf } from '../../../src/preload/path-of';

test('the path of a file is what Electron knows of it', () => {
  expect(createPathOf({ getPathForFile: () => '/home/ines/chair.png' })({})).toBe('/home/ines/chair.png');
});

test('where a file tells it itself it is believed, and a pasted picture has none', () => {
  const pathOf = createPathOf(undefined);
  expect(pathOf({ path: '/home/ines/chair.png' })).toBe('/home/ines/chair.png');
  expect(pathOf({})).toBe('');
  expect(pathOf({ path: 7 })).toBe('');
});

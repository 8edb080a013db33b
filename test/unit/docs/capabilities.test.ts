import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { titlesIn } from '../../support/titles';

const root = resolve(import.meta.dirname, '../../..');

/** The stories that the page names: `file`: title. */
const named = [
  ...readFileSync(join(root, 'docs/capabilities.md'), 'utf8').matchAll(/`([\w-]+)`: (.+?)(?=<br>| \|$)/gm),
].map(([, file = '', title = '']) => ({ file, title }));

test('docs/capabilities.md names only stories that there are', () => {
  const titles = new Map(
    [...new Set(named.map(({ file }) => file))].map((file) => [
      file,
      titlesIn(join(root, 'test/desktop', `${file}.test.ts`)),
    ]),
  );
  expect(named.filter(({ file, title }) => !titles.get(file)?.includes(title))).toEqual([]);
  expect(named.length).toBeGreaterThan(50);
});

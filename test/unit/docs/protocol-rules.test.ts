import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder';
import { titlesIn } from '../../support/titles';

const root = resolve(import.meta.dirname, '../../..');
const RULE = /\[([A-Z]+-\d+)\]/g;

const idsIn = (text: string): string[] => [...text.matchAll(RULE)].flatMap(([, id]) => (id ? [id] : []));

/** Rules are defined in bold at the beginning of an item: `- **[JOIN-3]** …`. */
const defined: readonly string[] = readFileSync(join(root, 'docs/protocol.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('- **['))
  .flatMap((line) => idsIn(line).slice(0, 1));

/** Rules that stand in the title of a test or suite. */
const cited: ReadonlySet<string> = new Set(
  readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(test|contract)\.tsx?$/.test(name))
    .flatMap((name) => titlesIn(join(root, 'test', name)))
    .flatMap(idsIn),
);

describe('docs/protocol.md', () => {
  test('defines no rule twice', () => {
    expect(defined).toEqual([...new Set(defined)]);
    expect(defined.length).toBeGreaterThan(0);
  });

  test('has no rule without a test that cites it in its title', () => {
    expect(defined.filter((id) => !cited.has(id))).toEqual([]);
  });

  test('defines every rule that a test cites', () => {
    expect([...cited].filter((id) => !defined.includes(id))).toEqual([]);
  });
});

test('a rule in a comment, a body or a skipped test is not cited; one in a table of titles is', async () => {
  const path = join(await tempFolder(), 'some.test.ts');
  const source = [
    '// [COMMENT-1]',
    "test('[TITLE-1] holds', () => expect(x).toBe('[BODY-1]'));",
    "test.skip('[SKIP-1] holds', () => {});",
    "describe.skip('[SKIP-2]', () => {});",
    "requires('build')(`[TITLE-2] $" + '{x}`, () => {});',
    "it.each([['[TABLE-1] a', (y: string) => '[BODY-2]']])('%s', () => {});",
  ];
  await writeFile(path, source.join('\n'));
  expect(titlesIn(path).flatMap(idsIn).sort()).toEqual(['TABLE-1', 'TITLE-1', 'TITLE-2']);
});

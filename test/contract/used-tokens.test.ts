import { expect, test } from 'vitest';
import { openedStore } from '../support/opened-store';
import { tempFolder } from '../support/temp-folder';

const MINUTE = 60_000;

test('a token is used once, also by two claims at the same time', async () => {
  const { tokens } = await openedStore(await tempFolder());
  const expires = Date.now() + MINUTE;
  expect(await Promise.all([tokens.claim('a', expires), tokens.claim('a', expires)])).toEqual([true, false]);
  expect([await tokens.claim('a', expires), await tokens.claim('b', expires)]).toEqual([false, true]);
});

test('a used token stays used after a restart', async () => {
  const folder = await tempFolder();
  const first = await openedStore(folder);
  await first.tokens.claim('a', Date.now() + MINUTE);
  await first.close();
  const second = await openedStore(folder);
  expect(await second.tokens.claim('a', Date.now() + MINUTE)).toBe(false);
});

test('expired tokens are forgotten, on disk too, once the leeway for clocks has passed', async () => {
  const folder = await tempFolder();
  let now = new Date('2026-11-22T10:00:00Z');
  const first = await openedStore(folder, { now: () => now });
  await first.tokens.claim('old', now.getTime() + MINUTE);
  now = new Date('2026-11-22T10:02:30Z');
  await first.tokens.claim('new', now.getTime() + MINUTE);
  expect(await first.tokens.claim('old', now.getTime() + MINUTE)).toBe(true);
  expect(await first.tokens.claim('new', now.getTime() + MINUTE)).toBe(false);
});

test('a jti of any length and form is fine', async () => {
  const { tokens } = await openedStore(await tempFolder());
  for (const jti of ['__proto__', '', 'x'.repeat(10_000)]) {
    expect([await tokens.claim(jti, Date.now() + MINUTE), await tokens.claim(jti, Date.now() + MINUTE)]).toEqual([
      true,
      false,
    ]);
  }
});

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

/** Tokens under clocks that a test sets: the time of day, and the milliseconds that really passed. */
async function underClocks() {
  const clocks = { now: Date.parse('2026-11-22T10:00:00Z'), monotonic: 0 };
  const now = () => new Date(clocks.now);
  const { tokens } = await openedStore(await tempFolder(), { now, monotonic: () => clocks.monotonic });
  const claim = (jti: string) => tokens.claim(jti, clocks.now + MINUTE);
  const pass = (ms: number) => {
    clocks.now += ms;
    clocks.monotonic += ms;
  };
  return { clocks, claim, pass };
}

test('expired tokens are forgotten, on disk too, once the leeway for clocks has passed', async () => {
  const { claim, pass } = await underClocks();
  await claim('old');
  pass(7 * MINUTE + 1);
  await claim('new');
  expect([await claim('old'), await claim('new')]).toEqual([true, false]);
});

test('a token stays used while it may be good again: the clock was only set ahead and back', async () => {
  const { clocks, claim, pass } = await underClocks();
  await claim('old');
  clocks.now += 48 * 60 * MINUTE;
  await claim('other');
  pass(MINUTE);
  clocks.now -= 48 * 60 * MINUTE;
  expect(await claim('old')).toBe(false);
});

test('a clock set far back locks nobody out', async () => {
  const { clocks, claim, pass } = await underClocks();
  await claim('old');
  clocks.now -= 400 * 24 * 60 * MINUTE;
  expect(await claim('new')).toBe(true);
  pass(MINUTE);
  expect([await claim('newer'), await claim('new')]).toEqual([true, false]);
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

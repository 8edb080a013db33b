import { expect, test } from 'vitest';
import { JoinGate, type JoinLimits } from '../../../../src/main/host/socket/join-gate';
import { deferred } from '../../../support/test-channels';

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A gate whose joins take so many milliseconds of a clock that only they move on. */
function setUp(limits: JoinLimits, rates: { take(userId: string): number } | null = null) {
  let now = 0;
  const begun: string[] = [];
  const gate = new JoinGate(limits, rates, () => now);
  const join = (userId: string, what: string, ms: number, done: Promise<void> = Promise.resolve()) =>
    gate.run(userId, async () => {
      begun.push(what);
      now += ms;
      await done;
      return what;
    });
  return { begun, gate, join };
}

test('joins begin for a part of each turn, and go on in the next ones', async () => {
  const { begun, join } = setUp({ joinsAtOnce: 1, joinMsPerTurn: 10 });
  const all = Promise.all(Array.from({ length: 5 }, (_, n) => join('ann', `${n}`, 5)));
  const turns: number[] = [];
  while (begun.length < 5) {
    const before = begun.length;
    await nextTurn();
    turns.push(begun.length - before);
  }
  // Two and two and one; the gate's turns and the ones counted here may be off by one join.
  expect(Math.max(...turns)).toBeLessThanOrEqual(3);
  expect(await all).toEqual(['0', '1', '2', '3', '4']);
});

test('only so many are under way at once', async () => {
  const { begun, join } = setUp({ joinsAtOnce: 2, joinMsPerTurn: 10 });
  const gate = deferred();
  const first = [join('ann', 'a', 0, gate.promise), join('bob', 'b', 0, gate.promise)];
  const third = join('cy', 'c', 0);
  await nextTurn();
  expect(begun).toEqual(['a', 'b']);
  gate.resolve();
  await Promise.all([...first, third]);
  expect(begun).toEqual(['a', 'b', 'c']);
});

test('people take turns, however many joins one of them asks for', async () => {
  const { begun, join } = setUp({ joinsAtOnce: 1, joinMsPerTurn: 10 });
  const many = Array.from({ length: 50 }, (_, n) => join('mal', `m${n}`, 1));
  await join('ann', 'ann', 1);
  expect(begun.length).toBeLessThan(5);
  await Promise.all(many);
});

test('a join that rejects rejects for who asked, and the next one begins', async () => {
  const { gate, join } = setUp({ joinsAtOnce: 1, joinMsPerTurn: 10 });
  await expect(gate.run('ann', () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
  expect(await join('ann', 'next', 1)).toBe('next');
});

test('[RATE-4] who joins too fast waits, and nobody else does', async () => {
  const waits = [0, 5, 0];
  const take = (userId: string) => (userId === 'mal' ? (waits.shift() ?? 0) : 0);
  const { begun, join } = setUp({ joinsAtOnce: 1, joinMsPerTurn: 10 }, { take });
  const all = [join('mal', 'm1', 0), join('mal', 'm2', 0), join('ann', 'a', 0), join('bob', 'b', 0)];
  await Promise.all(all);
  expect(begun).toEqual(['m1', 'a', 'b', 'm2']);
});

test('with nobody waiting the event loop is left alone', async () => {
  let looks = 0;
  const gate = new JoinGate({ joinsAtOnce: 2, joinMsPerTurn: 10 }, null, () => {
    looks += 1;
    return 0;
  });
  await gate.run('ann', () => Promise.resolve());
  for (let turn = 0; turn < 3; turn += 1) await nextTurn();
  const before = looks;
  for (let turn = 0; turn < 3; turn += 1) await nextTurn();
  expect(looks).toBe(before);
});

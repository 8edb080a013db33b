import { expect, test } from 'vitest';
import { LIMITS } from '#shared/protocol/limits';
import { marksToTell } from '../../../../src/main/host/channels/room/join-reads';

const marks = (count: number, seqOf: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => ({ user: `p${index}`, seq: seqOf(index) }));

test('[READ-2] a join is told all marks of the people who may be in the room', () => {
  const all = marks(LIMITS.readMarks, (index) => index + 1);
  expect(marksToTell(all, 'p0', () => true)).toEqual(all);
  expect(marksToTell(all, 'p0', (user) => user !== 'p3')).toEqual(all.filter(({ user }) => user !== 'p3'));
});

test('[READ-2] in a very large room those who read furthest, and oneself', () => {
  const told = marksToTell(
    marks(5_000, (index) => 5_000 - index),
    'p4999',
    () => true,
  );
  expect(told).toHaveLength(LIMITS.readMarks + 1);
  expect(told.at(-1)).toEqual({ user: 'p4999', seq: 1 });
  expect(Math.min(...told.slice(0, -1).map(({ seq }) => seq))).toBe(5_000 - LIMITS.readMarks + 1);
});

test('[READ-2] where many have read equally far, not more of them than fit', () => {
  expect(
    marksToTell(
      marks(1_000, () => 7),
      'p0',
      () => true,
    ),
  ).toHaveLength(LIMITS.readMarks);
});

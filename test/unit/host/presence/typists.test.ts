import { expect, test } from 'vitest';
import { LIMITS } from '#shared/protocol/limits';
import { Typists } from '../../../../src/main/host/presence/typists';

test('[TYPE-1] is told when somebody begins and stops, and again before it fades', () => {
  const clock = { now: 0 };
  const typists = new Typists(() => clock.now);
  expect(typists.note('room', 'ann', false)).toBe(false);
  expect(typists.note('room', 'ann', true)).toBe(true);
  expect(typists.note('room', 'ann', true)).toBe(false);
  expect(typists.note('other', 'ann', true)).toBe(true);
  clock.now = LIMITS.typingMs / 2;
  expect(typists.note('room', 'ann', true)).toBe(true);
  expect(typists.note('room', 'ann', false)).toBe(true);
  expect(typists.note('room', 'ann', false)).toBe(false);
  expect(typists.note('room', 'ann', true)).toBe(true);
});

import { expect, test } from 'vitest';
import { PushLimits } from '../../../../src/main/host/socket/push-limits';

function limitsAt(clock: { now: number }): PushLimits {
  return new PushLimits({ perSecond: 2, burst: 3 }, () => clock.now);
}

test('[RATE-1] a person pushes a burst at once, then waits for the next token', () => {
  const limits = limitsAt({ now: 0 });
  expect([1, 2, 3, 4].map(() => limits.take('ann'))).toEqual([0, 0, 0, 500]);
  expect(limits.take('bob')).toBe(0);
});

test('[RATE-1] who has pushed lately is still limited after others have come', () => {
  const clock = { now: 0 };
  const limits = limitsAt(clock);
  for (let push = 0; push < 3; push++) limits.take('ann');
  clock.now = 500;
  expect(limits.take('bob')).toBe(0);
  expect([limits.take('ann'), limits.take('ann')]).toEqual([0, 500]);
});

test('[RATE-1] who was quiet has their whole burst again', () => {
  const clock = { now: 0 };
  const limits = limitsAt(clock);
  for (let push = 0; push < 4; push++) limits.take('ann');
  clock.now = 1_500;
  limits.take('bob');
  expect([1, 2, 3, 4].map(() => limits.take('ann'))).toEqual([0, 0, 0, 500]);
});

test('[RATE-5] what is said again a moment later leaves a third of the burst to what somebody waits for', () => {
  const clock = { now: 0 };
  const limits = limitsAt(clock);
  expect([1, 2, 3].map(() => limits.take('ann', 'typing'))).toEqual([0, 0, 500]);
  expect(limits.take('ann', 'read')).toBe(500);
  expect([1, 2].map(() => limits.take('ann', 'chat-message'))).toEqual([0, 500]);
  expect(limits.take('ann', 'typing')).toBe(1_000);
  clock.now = 1_000;
  expect(limits.take('ann', 'typing')).toBe(0);
});

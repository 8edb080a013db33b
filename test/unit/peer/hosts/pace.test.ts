import { expect, test } from 'vitest';
import { createPace } from '../../../../src/main/peer/hosts/pace';

test('attempts come less and less often, up to every five seconds', () => {
  const pace = createPace(() => 0.5);
  const waits = Array.from({ length: 10 }, (_, index) => pace.backOff(index + 1));
  expect(waits).toEqual([200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000, 5_000, 5_000]);
});

test('jitter spreads them from half to one and a half', () => {
  expect(createPace(() => 0).backOff(1)).toBe(100);
  expect(createPace(() => 1).backOff(1)).toBe(300);
  expect(createPace(() => 1).backOff(1_000)).toBe(7_500);
});

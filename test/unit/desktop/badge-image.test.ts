import { expect, test } from 'vitest';
import { BADGE_SIZE, badgeBitmap } from '../../../src/main/desktop/badge-image';

test('the mark is round: full in the middle, nothing in the corners', () => {
  const bitmap = badgeBitmap();
  const alpha = (x: number, y: number) => bitmap[(y * BADGE_SIZE + x) * 4 + 3];
  expect(bitmap).toHaveLength(BADGE_SIZE * BADGE_SIZE * 4);
  expect(alpha(8, 8)).toBe(255);
  expect(alpha(0, 0)).toBe(0);
  expect([...bitmap.subarray((8 * BADGE_SIZE + 8) * 4, (8 * BADGE_SIZE + 8) * 4 + 3)]).toEqual([0x0f, 0x43, 0xb8]);
});

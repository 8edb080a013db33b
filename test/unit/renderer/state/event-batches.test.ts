import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EventBatches, GATHER_MS } from '../../../../src/renderer/state/event-batches';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function gather() {
  const delivered: (readonly number[])[] = [];
  return { delivered, batches: new EventBatches<number>((events) => delivered.push(events)) };
}

test('an event after a rest is delivered at once', () => {
  const { delivered, batches } = gather();
  batches.add(1);
  expect(delivered).toEqual([[1]]);
  vi.advanceTimersByTime(GATHER_MS);
  batches.add(2);
  expect(delivered).toEqual([[1], [2]]);
});

test('events right behind it come together, in their order, and so on while there are more', () => {
  const { delivered, batches } = gather();
  for (const event of [1, 2, 3]) batches.add(event);
  vi.advanceTimersByTime(GATHER_MS);
  batches.add(4);
  vi.advanceTimersByTime(GATHER_MS);
  expect(delivered).toEqual([[1], [2, 3], [4]]);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(GATHER_MS);
  expect(vi.getTimerCount()).toBe(0);
});

test('nothing is delivered after the end', () => {
  const { delivered, batches } = gather();
  for (const event of [1, 2]) batches.add(event);
  batches.dispose();
  vi.advanceTimersByTime(10 * GATHER_MS);
  expect(delivered).toEqual([[1]]);
});

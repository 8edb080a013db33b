import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AT_ONCE, EventBatches, GATHER_MS } from '../../../../src/renderer/state/event-batches';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function gather() {
  const delivered: (readonly number[])[] = [];
  return { delivered, batches: new EventBatches<number>((events) => delivered.push(events)) };
}

const few = Array.from({ length: AT_ONCE }, (_, index) => index);

test('a few events after a calm moment are delivered at once, each for itself', () => {
  const { delivered, batches } = gather();
  for (const event of few) batches.add(event);
  expect(delivered).toEqual(few.map((event) => [event]));
  vi.advanceTimersByTime(2 * GATHER_MS);
  batches.add(100);
  expect(delivered.at(-1)).toEqual([100]);
});

test('those of a burst come together, in their order, and so on until it is calm', () => {
  const { delivered, batches } = gather();
  for (const event of [...few, 100, 101]) batches.add(event);
  expect(delivered).toHaveLength(AT_ONCE);
  vi.advanceTimersByTime(GATHER_MS);
  expect(delivered.at(-1)).toEqual([100, 101]);
  batches.add(102);
  expect(delivered.at(-1)).toEqual([100, 101]);
  vi.advanceTimersByTime(GATHER_MS);
  expect(delivered.at(-1)).toEqual([102]);
  vi.advanceTimersByTime(GATHER_MS);
  expect(vi.getTimerCount()).toBe(0);
  batches.add(103);
  expect(delivered.at(-1)).toEqual([103]);
});

test('those of a lively room come together, too, though no more than a few come at a time', () => {
  const { delivered, batches } = gather();
  for (let event = 0; event < 50; event += 1) {
    batches.add(event);
    vi.advanceTimersByTime(20);
  }
  expect(delivered.flat()).toEqual(Array.from({ length: delivered.flat().length }, (_, event) => event));
  // A second: the first few, and then twenty batches.
  expect(delivered.length).toBeLessThanOrEqual(AT_ONCE + 1_000 / GATHER_MS);
  vi.advanceTimersByTime(2 * GATHER_MS);
  expect(delivered.flat()).toHaveLength(50);
  batches.add(100);
  expect(delivered.at(-1)).toEqual([100]);
});

test('nothing is delivered after the end', () => {
  const { delivered, batches } = gather();
  for (const event of [...few, 100]) batches.add(event);
  batches.dispose();
  vi.advanceTimersByTime(10 * GATHER_MS);
  expect(delivered.flat()).toEqual(few);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PushTurns } from '../../../../src/main/peer/rooms/push-turns';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Rooms that ask for a page each, in this order; which of them were answered. Every answer takes so many milliseconds. */
function waiting(turns: PushTurns, rooms: number, answerMs = 0): number[] {
  const served: number[] = [];
  for (let room = 0; room < rooms; room += 1) {
    void turns.run(async () => {
      if (answerMs > 0) await new Promise((resolve) => setTimeout(resolve, answerMs));
      served.push(room);
    });
  }
  return served;
}

test('some go at once, the others one after the other, in the order they came', async () => {
  const turns = new PushTurns({ perSecond: 10, burst: 3 });
  const served = waiting(turns, 6);
  await vi.advanceTimersByTimeAsync(1);
  expect(served).toEqual([0, 1, 2]);
  await vi.advanceTimersByTimeAsync(110);
  expect(served).toEqual([0, 1, 2, 3]);
  await vi.advanceTimersByTimeAsync(210);
  expect(served).toEqual([0, 1, 2, 3, 4, 5]);
});

test('a host that is slow to answer is asked for one page at a time', async () => {
  const turns = new PushTurns({ perSecond: 1_000, burst: 1_000 });
  const served = waiting(turns, 5, 1_000);
  await vi.advanceTimersByTimeAsync(3_500);
  expect(served).toEqual([0, 1, 2]);
});

test('a page that failed lets the next one go', async () => {
  const turns = new PushTurns({ perSecond: 10, burst: 3 });
  const failed = turns.run(() => Promise.reject(new Error('No.')));
  const served = waiting(turns, 1);
  await expect(failed).rejects.toThrow('No.');
  await vi.advanceTimersByTimeAsync(1);
  expect(served).toEqual([0]);
});

test('a quiet time makes up for no more than a burst', async () => {
  const turns = new PushTurns({ perSecond: 10, burst: 3 });
  await vi.advanceTimersByTimeAsync(60_000);
  const served = waiting(turns, 6);
  await vi.advanceTimersByTimeAsync(1);
  expect(served).toHaveLength(3);
});

test('closing lets everybody go and leaves no timer', async () => {
  const turns = new PushTurns({ perSecond: 1, burst: 1 });
  const served = waiting(turns, 5);
  turns.close();
  await vi.advanceTimersByTimeAsync(1);
  expect(served).toHaveLength(5);
  expect(vi.getTimerCount()).toBe(0);
});

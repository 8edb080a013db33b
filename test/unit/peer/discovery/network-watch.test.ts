import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchNetwork } from '../../../../src/main/peer/discovery/network-watch';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watching() {
  const seen = { cards: ['10.0.0.2'], changes: 0 };
  const stop = watchNetwork(
    () => {
      seen.changes += 1;
    },
    () => seen.cards,
  );
  return { seen, stop };
}

test('a card that goes, comes or gets another address is noticed, once each', async () => {
  const { seen, stop } = watching();
  for (const cards of [[], ['10.0.0.2'], ['10.0.0.9']]) {
    seen.cards = cards;
    await vi.advanceTimersByTimeAsync(6_000);
  }
  expect(seen.changes).toBe(3);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});

test('waking from a sleep is noticed, whatever the cards', async () => {
  const { seen, stop } = watching();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen.changes).toBe(0);
  vi.setSystemTime(Date.now() + 3_600_000);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(seen.changes).toBe(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen.changes).toBe(1);
  stop();
});

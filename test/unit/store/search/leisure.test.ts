import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Leisure } from '../../../../src/main/store/search/leisure';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Works whenever there is time, for so long each time; counts how often. */
function worker(leisure: Leisure, ms: number, hasMore = true) {
  const work = { times: 0, stopped: false };
  const run = async () => {
    while (!work.stopped) {
      await leisure.begin();
      work.times += 1;
      if (!hasMore) leisure.done();
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  };
  void run();
  return work;
}

/** Somebody writes every few milliseconds for so long. */
async function writing(leisure: Leisure, ms: number): Promise<void> {
  for (let past = 0; past < ms; past += 10) {
    leisure.heard();
    await vi.advanceTimersByTimeAsync(10);
  }
}

describe('an index', () => {
  test('works without a pause while nobody writes', async () => {
    const leisure = new Leisure(() => false);
    const work = worker(leisure, 10);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(work.times).toBeGreaterThanOrEqual(100);
    work.stopped = true;
  });

  test('waits for a moment of quiet after a message', async () => {
    const leisure = new Leisure(() => false);
    leisure.heard();
    const begun = vi.fn();
    void leisure.begin().then(begun);
    await vi.advanceTimersByTimeAsync(90);
    expect(begun).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(20);
    expect(begun).toHaveBeenCalledOnce();
  });

  test('works a fortieth of the time while people write without a pause', async () => {
    const leisure = new Leisure(() => false);
    leisure.heard();
    const work = worker(leisure, 10);
    await writing(leisure, 10_000);
    work.stopped = true;
    expect(work.times).toBeGreaterThanOrEqual(9 * 3);
    expect(work.times).toBeLessThanOrEqual(11 * 4);
  });

  test('gathers what comes after it was done, instead of taking each message by itself', async () => {
    const leisure = new Leisure(() => false);
    leisure.heard();
    const work = worker(leisure, 1, false);
    await writing(leisure, 10_000);
    work.stopped = true;
    expect(work.times).toBeLessThanOrEqual(11);
  });

  test('hurries while somebody waits for it', async () => {
    let awaited = false;
    const leisure = new Leisure(() => awaited);
    leisure.heard();
    const begun = vi.fn();
    void leisure.begin().then(begun);
    await vi.advanceTimersByTimeAsync(1);
    awaited = true;
    leisure.hurry();
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toHaveBeenCalledOnce();
    await leisure.begin();
  });

  test('is not held up when it is stopped', async () => {
    const leisure = new Leisure(() => false);
    leisure.heard();
    const waits = leisure.begin();
    leisure.stop();
    await waits;
  });
});

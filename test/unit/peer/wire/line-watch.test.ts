import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LineWatch } from '../../../../src/main/peer/wire/line-watch';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A line whose other side answers each heartbeat at once, as long as it lives. */
function watched(intervalMs = 10_000) {
  const line = { answers: true, bytes: 0, asked: 0, cut: 0 };
  const watch = new LineWatch(
    {
      bytesRead: () => line.bytes,
      ask: () => {
        line.asked += 1;
        if (line.answers) line.bytes += 10;
      },
      cut: () => {
        line.cut += 1;
        watch.stop();
      },
    },
    intervalMs,
  );
  return { line, watch };
}

test('a line that answers is kept', async () => {
  const { line, watch } = watched();
  await vi.advanceTimersByTimeAsync(100_500);
  expect(line).toMatchObject({ asked: 11, cut: 0 });
  watch.stop();
  expect(vi.getTimerCount()).toBe(0);
});

test.each([0, 1, 4_000, 9_980])(
  'silence that begins %i ms after a heartbeat is noticed within two intervals',
  async (ms) => {
    const { line } = watched();
    await vi.advanceTimersByTimeAsync(20_010 + ms);
    line.answers = false;
    await vi.advanceTimersByTimeAsync(20_010);
    expect(line.cut).toBe(1);
  },
);

test('a line that is slow to answer is kept while anything comes', async () => {
  const { line, watch } = watched();
  line.answers = false;
  for (let seconds = 0; seconds < 120; seconds += 5) {
    line.bytes += 1;
    await vi.advanceTimersByTimeAsync(5_000);
  }
  expect(line.cut).toBe(0);
  watch.stop();
});

test('a check gives the line up sooner', async () => {
  const { line, watch } = watched();
  watch.check(3_000);
  await vi.advanceTimersByTimeAsync(3_001);
  expect(line.cut).toBe(0);
  line.answers = false;
  watch.check(3_000);
  await vi.advanceTimersByTimeAsync(3_001);
  expect(line.cut).toBe(1);
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPace } from '../../../../src/renderer/state/pace';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('does at once what is asked for after a pause', () => {
  const run = vi.fn();
  const pace = createPace(run, 1_000);
  pace.ask();
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  pace.ask();
  expect(run).toHaveBeenCalledTimes(2);
});

it('does what is asked for many times once, when the pace allows it', () => {
  const run = vi.fn();
  const pace = createPace(run, 1_000);
  for (let i = 0; i < 10; i++) pace.ask();
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(run).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledTimes(2);
});

it('does nothing any more once it is disposed', () => {
  const run = vi.fn();
  const pace = createPace(run, 1_000);
  pace.ask();
  pace.ask();
  pace.dispose();
  vi.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledTimes(1);
});

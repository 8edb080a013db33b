import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AwayWatch } from '../../../src/main/desktop/away-watch';
import type { Settings } from '../../../src/main/desktop/settings';
import type { Presence } from '../../../src/main/peer/peer';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T09:00:00.000Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A computer whose last key press the test decides. */
class Computer extends EventEmitter {
  idle = 0;
  getSystemIdleTime(): number {
    return this.idle;
  }
}

function setUp(chosen: { away_minutes?: number; dnd_until?: string | null } = {}) {
  const computer = new Computer();
  const listeners = new Set<() => void>();
  let value = { away_minutes: 10, dnd_until: null as string | null, ...chosen };
  const settings = {
    get value() {
      return value as unknown as Settings['value'];
    },
    update: async (change: object) => {
      value = { ...value, ...change };
      for (const listener of listeners) listener();
    },
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const told: Presence[] = [];
  const watch = new AwayWatch(computer, settings, (presence) => told.push(presence));
  const last = () => told.at(-1);
  return { computer, settings, watch, last, listeners };
}

test('a person is away once nothing was touched for the minutes they chose, and back with the first key', () => {
  const { computer, last } = setUp();
  expect(last()).toEqual({ status: 'online', dnd_until: null });
  computer.idle = 599;
  vi.advanceTimersByTime(5_000);
  expect(last()?.status).toBe('online');
  computer.idle = 600;
  vi.advanceTimersByTime(5_000);
  expect(last()?.status).toBe('away');
  computer.idle = 0;
  vi.advanceTimersByTime(5_000);
  expect(last()?.status).toBe('online');
});

test('who chose never is never away by idling', () => {
  const { computer, last } = setUp({ away_minutes: 0 });
  computer.idle = 86_400;
  vi.advanceTimersByTime(5_000);
  expect(last()?.status).toBe('online');
});

test.each([
  ['lock-screen', 'unlock-screen'],
  ['suspend', 'resume'],
])('with %s a person is away at once, until %s', (leave, comeBack) => {
  const { computer, last } = setUp({ away_minutes: 0 });
  computer.emit(leave);
  expect(last()?.status).toBe('away');
  computer.emit(comeBack);
  expect(last()?.status).toBe('online');
});

test('quiet ends by itself', async () => {
  const { settings, last } = setUp();
  await settings.update({ dnd_until: '2026-11-23T09:30:00.000Z' });
  expect(last()?.dnd_until).toBe('2026-11-23T09:30:00.000Z');
  vi.advanceTimersByTime(30 * 60_000 - 5_000);
  expect(settings.value.dnd_until).not.toBeNull();
  vi.advanceTimersByTime(5_000);
  expect(last()?.dnd_until).toBeNull();
  expect(settings.value.dnd_until).toBeNull();
});

test('after the end nothing is listened to', () => {
  const { computer, watch, listeners } = setUp();
  watch.close();
  expect(listeners.size + computer.eventNames().length + vi.getTimerCount()).toBe(0);
});

import { EventEmitter } from 'node:events';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Settings as SettingsSchema } from '#shared/bridge/settings';
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

function setUp(chosen: Partial<Settings['value']> = {}) {
  const computer = new Computer();
  const listeners = new Set<() => void>();
  const disk = { fails: false };
  let value = { ...v.parse(SettingsSchema, {}), ...chosen };
  const settings = {
    get value() {
      return value;
    },
    update: async (change: object) => {
      const before = value;
      value = { ...value, ...change };
      for (const listener of listeners) listener();
      if (disk.fails) {
        value = before;
        for (const listener of listeners) listener();
        throw new Error('The disk is full.');
      }
    },
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const told: Presence[] = [];
  const watch = new AwayWatch(computer, settings, (presence) => told.push(presence));
  const last = () => told.at(-1);
  return { computer, settings, watch, last, told, listeners, disk };
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

test('quiet hours begin and end by themselves, and who ends them is left alone until the next', async () => {
  vi.setSystemTime(new Date(2026, 10, 23, 18, 29, 58));
  const { settings, last } = setUp({ quiet_hours: true });
  expect(last()?.dnd_until).toBeNull();
  vi.advanceTimersByTime(5_000);
  expect(last()?.dnd_until).toBe(new Date(2026, 10, 24, 8).toISOString());
  expect(settings.value.dnd_until).toBe(last()?.dnd_until);
  await settings.update({ dnd_until: null });
  vi.advanceTimersByTime(3_600_000);
  expect(last()?.dnd_until).toBeNull();
});

test('a computer that slept into quiet hours is quiet as it wakes', () => {
  vi.setSystemTime(new Date(2026, 10, 23, 17));
  const { computer, last } = setUp({ quiet_hours: true });
  computer.emit('suspend');
  vi.setSystemTime(new Date(2026, 10, 24, 7));
  computer.emit('resume');
  expect(last()?.dnd_until).toBe(new Date(2026, 10, 24, 8).toISOString());
});

test('on a full disk quiet begins all the same, and is kept as soon as there is room, without haste', async () => {
  vi.setSystemTime(new Date(2026, 10, 23, 18, 29));
  const { settings, told, last, disk } = setUp({ quiet_hours: true });
  disk.fails = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(settings.value.dnd_until).toBeNull();
  const before = told.length;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(told.length - before).toBeLessThan(20);
  disk.fails = false;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(settings.value.dnd_until).toBe(last()?.dnd_until);
  expect(last()?.dnd_until).not.toBeNull();
});

test('after the end nothing is listened to', () => {
  const { computer, watch, listeners } = setUp();
  watch.close();
  expect(listeners.size + computer.eventNames().length + vi.getTimerCount()).toBe(0);
});

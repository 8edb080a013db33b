import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type AppStateParts, AppStateSource } from '../../../src/main/desktop/app-state';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Three parts that say when they changed. */
function setUp() {
  const listeners = new Set<() => void>();
  const onChange = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const parts = {
    version: '0.1.0',
    platform: 'linux',
    peer: {
      me: () => null,
      discovered: () => [],
      discovery: () => ({ state: 'looking' }),
      files: { downloads: () => [], onChange },
    },
    hosts: { list: () => [], onChange },
    hosting: { state: () => ({ state: 'off' }), onChange },
    storage: { state: () => ({ trouble: null, last_trouble: null, damages: [] }), onChange },
    settings: { value: { theme: 'dark' }, onChange },
    language: { language: 'en' },
    spelling: { languages: ['de', 'nl'], systemLanguages: ['de'] },
    drafts: { all: () => ({}) },
    archiving: { current: () => null, onChange },
  } as unknown as AppStateParts;
  const state = new AppStateSource(parts);
  const heard: unknown[] = [];
  state.onChange((value) => heard.push(value));
  return { state, heard, listeners, change: () => listeners.forEach((listener) => void listener()) };
}

it('a burst of changes is told once', () => {
  const { state, heard, change } = setUp();
  change();
  change();
  vi.runAllTimers();
  expect(heard).toEqual([state.current()]);
  change();
  vi.runAllTimers();
  expect(heard).toHaveLength(2);
});

it('after the end nothing is told and nobody is listened to', () => {
  const { state, heard, listeners, change } = setUp();
  change();
  state.close();
  vi.runAllTimers();
  expect(heard).toEqual([]);
  expect(listeners.size).toBe(0);
});

it('a room that changes all the time is told ten times a second', () => {
  const { heard, change } = setUp();
  for (let ms = 0; ms < 2_000; ms += 5) {
    change();
    vi.advanceTimersByTime(5);
  }
  expect(heard.length).toBeGreaterThanOrEqual(19);
  expect(heard.length).toBeLessThanOrEqual(21);
});

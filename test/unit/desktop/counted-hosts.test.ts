import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { HostEntry } from '#shared/bridge/state';
import { CountedHosts, READ_WITHIN_MS } from '../../../src/main/desktop/counted-hosts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

type Counts = Readonly<Record<string, number>>;

/** One host, of which room r is in view; tells what is counted with every change. */
function setUp() {
  const listeners = new Set<() => void>();
  let unread: Counts = {};
  let place = { host: 'h', room: 'r' };
  const counted = new CountedHosts(
    {
      hosts: () => [{ id: 'h', unread, mentions: unread } as unknown as HostEntry],
      on: (_event: string, listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    } as unknown as ConstructorParameters<typeof CountedHosts>[0],
    {
      place: () => place,
      onChange: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  );
  const seen: Counts[] = [];
  counted.onChange(() => seen.push(counted.list()[0]?.unread ?? {}));
  const change = (next: Counts) => {
    unread = next;
    for (const listener of listeners) listener();
  };
  const go = (room: string) => {
    place = { host: 'h', room };
    for (const listener of listeners) listener();
  };
  return { counted, seen, change, go, listeners };
}

it('a message that is read at once is never counted', () => {
  const { seen, change } = setUp();
  change({ r: 1 });
  vi.advanceTimersByTime(READ_WITHIN_MS - 1);
  change({});
  vi.runAllTimers();
  expect(seen.every((counts) => counts.r === undefined)).toBe(true);
});

it('nor is a room that is read as it is written, however much comes', () => {
  const { counted, seen, change } = setUp();
  for (let turn = 0; turn < 200; turn += 1) {
    change({ r: 5 });
    vi.advanceTimersByTime(30);
    change({ r: 2 });
    vi.advanceTimersByTime(10);
  }
  expect(seen.every((counts) => counts.r === undefined)).toBe(true);
  vi.advanceTimersByTime(READ_WITHIN_MS);
  expect(seen.at(-1)).toEqual({ r: 2 });
  expect(counted.list()[0]?.mentions).toEqual({ r: 2 });
});

it('what stays unread is counted a moment later, and more of it at once', () => {
  const { seen, change } = setUp();
  change({ r: 1 });
  expect(seen.at(-1)).toEqual({});
  vi.advanceTimersByTime(READ_WITHIN_MS);
  expect(seen.at(-1)).toEqual({ r: 1 });
  change({ r: 2 });
  expect(seen.at(-1)).toEqual({ r: 2 });
});

it('other rooms are counted at once, and so is what waits in a room when it is opened', () => {
  const { seen, change, go } = setUp();
  change({ s: 3 });
  expect(seen.at(-1)).toEqual({ s: 3 });
  change({ r: 1, s: 3 });
  expect(seen.at(-1)).toEqual({ s: 3 });
  go('s');
  expect(seen.at(-1)).toEqual({ r: 1, s: 3 });
});

it('after the end nothing is told and nobody is listened to', () => {
  const { counted, seen, change, listeners } = setUp();
  change({ r: 1 });
  const told = seen.length;
  counted.close();
  vi.runAllTimers();
  expect(seen).toHaveLength(told);
  expect(listeners.size).toBe(0);
});

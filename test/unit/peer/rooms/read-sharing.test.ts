import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import { ReadSharing } from '../../../../src/main/peer/rooms/read-sharing';
import type { PushFailure } from '../../../../src/main/peer/wire/host-channel';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Somebody who reads, and a host that answers what the test says; usually yes. */
function setUp() {
  const room = { seen: 0, tells: true, pushed: [] as number[], answers: [] as Result<unknown, PushFailure>[] };
  const sharing = new ReadSharing({
    seen: () => room.seen,
    tells: () => room.tells,
    push: async (seq) => {
      room.pushed.push(seq);
      return room.answers.shift() ?? ok({});
    },
  });
  const read = (seq: number) => {
    room.seen = seq;
    sharing.share();
  };
  const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { room, sharing, read, later };
}

test('reading is told once a second at most, and then the newest', async () => {
  const { room, sharing, read, later } = setUp();
  sharing.begin(0);
  for (let seq = 1; seq <= 30; seq += 1) {
    read(seq);
    await later(100);
  }
  await later(1_000);
  expect(room.pushed).toEqual([1, 10, 20, 30]);
});

test('who keeps it to themselves tells nothing, not even what waited to be told; what they read later is told again', async () => {
  const { room, sharing, read, later } = setUp();
  sharing.begin(0);
  read(1);
  read(2);
  room.tells = false;
  read(3);
  await later(5_000);
  expect(room.pushed).toEqual([1]);
  room.tells = true;
  read(4);
  await later(5_000);
  expect(room.pushed).toEqual([1, 4]);
});

test('nothing is told that the host knows', async () => {
  const { room, sharing, read, later } = setUp();
  sharing.begin(5);
  read(5);
  sharing.heard(9);
  read(9);
  await later(5_000);
  expect(room.pushed).toEqual([]);
});

test('what was read without a line is told with the next one', async () => {
  const { room, sharing, read, later } = setUp();
  read(3);
  read(7);
  await later(5_000);
  expect(room.pushed).toEqual([]);
  sharing.begin(1);
  await later(0);
  expect(room.pushed).toEqual([7]);
});

test('a host that is asked too often is asked later, one that refuses is not asked again', async () => {
  const { room, sharing, read, later } = setUp();
  const tooFast = refusal('rate_limited', 'A bit fast.', { retry_after: 3_000 });
  room.answers.push(err({ kind: 'refused', refusal: tooFast }));
  room.answers.push(err({ kind: 'refused', refusal: refusal('bad_request', 'No such push.') }));
  sharing.begin(0);
  read(4);
  await later(2_999);
  expect(room.pushed).toEqual([4]);
  await later(1);
  expect(room.pushed).toEqual([4, 4]);
  await later(60_000);
  expect(room.pushed).toEqual([4, 4]);
});

test('after the line nothing is left to wait for', async () => {
  const { sharing, read, later } = setUp();
  sharing.begin(0);
  read(1);
  await later(1);
  read(2);
  sharing.stop();
  expect(vi.getTimerCount()).toBe(0);
});

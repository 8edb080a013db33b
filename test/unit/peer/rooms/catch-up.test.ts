import { expect, test } from 'vitest';
import type { ChatMessage } from '#shared/nouns/message';
import { err, ok, type Result } from '#shared/result';
import { CatchUp, type HistoryPage } from '../../../../src/main/peer/rooms/catch-up';
import type { PushFailure } from '../../../../src/main/peer/wire/host-channel';
import { aMessage } from '../../../support/nouns';

/** A room with so many messages, and somebody who has the first of them. */
function roomOf(total: number, have: number, beforePage: (after: number) => PushFailure | null = () => null) {
  const room = { total, taken: [] as ChatMessage[], live: 0, remaining: [] as number[] };
  const last = () => room.taken.at(-1)?.seq ?? have;
  const page = async (after: number, limit: number): Promise<Result<HistoryPage, PushFailure>> => {
    const failure = beforePage(after);
    if (failure) return err(failure);
    const end = Math.min(room.total, after + limit);
    const messages = Array.from({ length: end - after }, (_, index) => aMessage({ seq: after + 1 + index }));
    return ok({ messages, more: end < room.total });
  };
  const catchUp = new CatchUp(
    {
      last,
      page,
      take: (messages, caughtUp) => {
        for (const message of messages) if (message.seq > last()) room.taken.push(message);
        if (!caughtUp) room.live += messages.length;
      },
      remaining: (count) => room.remaining.push(count),
    },
    total,
  );
  return { room, catchUp, seqs: () => room.taken.map(({ seq }) => seq) };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

test('every missed message is fetched, in order, and what is left is told', async () => {
  const { catchUp, seqs, room } = roomOf(730, 200);
  expect(await catchUp.run()).toBe(true);
  expect(seqs()).toEqual(range(201, 730));
  expect(room.remaining).toEqual([530, 430, 330, 230, 130, 30, 0]);
});

test('messages that arrive meanwhile wait for their turn', async () => {
  const { catchUp, seqs, room } = roomOf(250, 0, (after) => {
    if (after === 100) {
      for (const seq of [251, 252]) catchUp.hold(aMessage({ seq }));
    }
    return null;
  });
  expect(await catchUp.run()).toBe(true);
  expect(seqs()).toEqual(range(1, 252));
  expect(room.live).toBe(2);
});

test('more live messages than are held are fetched like missed ones', async () => {
  const { room, catchUp, seqs } = roomOf(150, 0, (after) => {
    if (after !== 100) return null;
    for (let seq = 151; seq <= 1_400; seq += 1) catchUp.hold(aMessage({ seq }));
    room.total = 1_400;
    return null;
  });
  expect(await catchUp.run()).toBe(true);
  expect(seqs()).toEqual(range(1, 1_400));
});

test('a refused page is asked for again, after the time the host names', async () => {
  const refusal = { reason: 'rate_limited', message: 'A bit fast.', retry_after: 5 } as const;
  let refused = 0;
  const { catchUp, seqs } = roomOf(120, 0, () => {
    refused += 1;
    return refused <= 2 ? { kind: 'refused', refusal } : null;
  });
  expect(await catchUp.run()).toBe(true);
  expect(seqs()).toEqual(range(1, 120));
});

test('a broken line ends it; what came so far stays', async () => {
  const { catchUp, seqs } = roomOf(300, 0, (after) => (after === 100 ? { kind: 'lost' } : null));
  expect(await catchUp.run()).toBe(false);
  expect(seqs()).toEqual(range(1, 100));
});

test('cancelling ends it at once, also while it waits', async () => {
  const refusal = { reason: 'rate_limited', message: 'A bit fast.', retry_after: 60_000 } as const;
  const { catchUp } = roomOf(120, 0, () => {
    queueMicrotask(() => setImmediate(() => catchUp.cancel()));
    return { kind: 'refused', refusal };
  });
  expect(await catchUp.run()).toBe(false);
});

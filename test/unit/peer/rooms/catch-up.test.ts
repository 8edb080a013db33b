import { expect, test } from 'vitest';
import type { ChatMessage } from '#shared/nouns/message';
import { CatchUp } from '../../../../src/main/peer/rooms/catch-up';
import { aMessage } from '../../../support/nouns';

/** Pages of three digits of messages are enough to see the order. */
const PAGE = 100;

/** A room with so many messages, and somebody who has the first of them. `beforePage` answers whether the line holds. */
function roomOf(total: number, have: number, beforePage: (after: number) => boolean = () => true) {
  const room = { total, taken: [] as ChatMessage[], live: 0, progress: [] as [number, number][] };
  const last = () => room.taken.at(-1)?.seq ?? have;
  const catchUp = new CatchUp(
    {
      last,
      page: async (after) => {
        if (!beforePage(after)) return null;
        const end = Math.min(room.total, after + PAGE);
        const messages = Array.from({ length: end - after }, (_, index) => aMessage({ seq: after + 1 + index }));
        return { messages, more: end < room.total };
      },
      take: ({ messages }, caughtUp) => {
        for (const message of messages) if (message.seq > last()) room.taken.push(message);
        if (!caughtUp) room.live += messages.length;
      },
      progress: (from, target) => room.progress.push([from, target]),
    },
    total,
  );
  return { room, catchUp, seqs: () => room.taken.map(({ seq }) => seq) };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

test('every missed message is fetched, in order, and how far it came is told', async () => {
  const { catchUp, seqs, room } = roomOf(530, 200);
  expect(await catchUp.run()).toBe(true);
  expect(seqs()).toEqual(range(201, 530));
  expect(room.progress).toEqual([
    [200, 530],
    [300, 530],
    [400, 530],
    [500, 530],
  ]);
});

test('messages that arrive meanwhile wait for their turn', async () => {
  const { catchUp, seqs, room } = roomOf(250, 0, (after) => {
    if (after === 100) for (const seq of [251, 252]) catchUp.hold(aMessage({ seq }));
    return true;
  });
  expect(await catchUp.run()).toBe(true);
  expect(seqs()).toEqual(range(1, 252));
  expect(room.live).toBe(2);
});

test('more live messages than are held are fetched like missed ones', async () => {
  const { room, catchUp, seqs } = roomOf(150, 0, (after) => {
    if (after !== 100) return true;
    for (let seq = 151; seq <= 1_400; seq += 1) catchUp.hold(aMessage({ seq }));
    room.total = 1_400;
    return true;
  });
  expect(await catchUp.run()).toBe(true);
  expect(seqs()).toEqual(range(1, 1_400));
});

test('a broken line ends it; what came so far stays', async () => {
  const { catchUp, seqs } = roomOf(300, 0, (after) => after !== 100);
  expect(await catchUp.run()).toBe(false);
  expect(seqs()).toEqual(range(1, 100));
});

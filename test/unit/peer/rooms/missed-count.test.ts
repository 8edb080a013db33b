import { expect, test } from 'vitest';
import type { ChatMessage } from '#shared/nouns/message';
import { countMissed } from '../../../../src/main/peer/rooms/missed-count';
import {
  countMessage,
  markAt,
  type RoomMark,
  readUpTo,
  skipTo,
  unreadOf,
} from '../../../../src/main/peer/rooms/room-mark';
import type { Reader } from '../../../../src/main/peer/rooms/room-meaning';
import { aMessage } from '../../../support/nouns';

const me: Reader = { id: 'me', name: 'Priya', direct: false };
/** Every tenth message of the room is one's own. */
const written = (seq: number): ChatMessage =>
  aMessage({ seq, user: seq % 10 === 0 ? me.id : 'ines', client_id: `client-${seq}` });
const byOthers = (from: number, to: number) => {
  let count = 0;
  for (let seq = from; seq <= to; seq += 1) if (seq % 10 !== 0) count += 1;
  return count;
};

/** Somebody who read up to `have`, was away until `total`, and was shown the last hundred. */
function away(have: number, total: number, holes: ReadonlySet<number> = new Set()) {
  let mark: RoomMark = skipTo(markAt(have), total - 99);
  for (let seq = total - 99; seq <= total; seq += 1) mark = countMessage(mark, written(seq), me);
  const state = { asked: 0, own: [] as string[], progress: [] as number[], lineBreaksAt: Number.NaN, thorough: false };
  const run = () =>
    countMissed({
      reader: () => me,
      mark: () => mark,
      updateMark: (change) => {
        mark = change(mark);
      },
      page: async (after) => {
        state.asked += 1;
        if (state.asked === state.lineBreaksAt) return null;
        const seqs = Array.from({ length: total - after }, (_, index) => after + 1 + index);
        const kept = seqs.filter((seq) => !holes.has(seq));
        return { messages: kept.slice(0, 100).map(written), more: kept.length > 100 };
      },
      own: ({ client_id }) => state.own.push(client_id),
      thorough: () => state.thorough,
      progress: (last, target) => state.progress.push(target - last),
    });
  return {
    state,
    run,
    mark: () => mark,
    read: (seq: number) => {
      mark = readUpTo(mark, seq, [], me.id);
    },
  };
}

test('what was skipped counts as written by others until it is looked at, and then exactly', async () => {
  const { mark, run, state } = away(50, 3_000);
  expect(unreadOf(mark())).toBe(2_850 + byOthers(2_901, 3_000));
  expect(await run()).toBe(true);
  expect(mark()).toMatchObject({ read: 50, counted: 3_000, unread: byOthers(51, 3_000), ahead: null });
  expect(state.progress[0]).toBe(2_850);
  expect(state.progress.at(-1)).toBe(50);
  expect(state.own).toHaveLength(285);
});

test('after a break it goes on where it was', async () => {
  const { mark, run, state } = away(50, 3_000);
  state.lineBreaksAt = 11;
  expect(await run()).toBe(false);
  expect(mark()).toMatchObject({ counted: 1_050, ahead: { from: 2_901, to: 3_000 } });
  expect(await run()).toBe(true);
  expect(state.asked).toBe(11 + 19);
  expect(mark()).toMatchObject({ read: 50, counted: 3_000, unread: byOthers(51, 3_000), ahead: null });
});

test('what is read meanwhile is not looked at any more', async () => {
  const { mark, run, state, read } = away(50, 3_000);
  state.lineBreaksAt = 3;
  await run();
  read(3_000);
  expect(unreadOf(mark())).toBe(0);
  expect(await run()).toBe(true);
  expect(state.asked).toBe(3);
  expect(mark()).toMatchObject({ read: 3_000, counted: 3_000, unread: 0, ahead: null });
});

test('reading up to the middle of a gap counts what comes after it', async () => {
  const { mark, run, read } = away(50, 3_000);
  read(1_234);
  expect(await run()).toBe(true);
  expect(mark()).toMatchObject({ read: 1_234, counted: 3_000, unread: byOthers(1_235, 3_000), ahead: null });
});

test('where something that waits to be sent may be among them, all of them are looked at', async () => {
  const { run, state, read } = away(50, 3_000);
  state.thorough = true;
  read(3_000);
  expect(await run()).toBe(true);
  expect(state.own).toContain('client-1000');
  expect(state.own).toHaveLength(285);
});

test('messages that are damaged on the host are no messages', async () => {
  const holes = new Set([...Array.from({ length: 300 }, (_, index) => 1_001 + index), 2_900]);
  const { mark, run } = away(0, 3_000, holes);
  expect(await run()).toBe(true);
  const lost = [...holes].filter((seq) => seq % 10 !== 0).length;
  expect(mark()).toMatchObject({ read: 0, counted: 3_000, unread: byOthers(1, 3_000) - lost, ahead: null });
});

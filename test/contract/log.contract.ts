import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChatMessage } from '#shared/nouns/message';
import { LIMITS } from '#shared/protocol/limits';
import type { Log, Page, Selection } from '../../src/main/store/log';
import { MemoryLog } from '../support/memory-log';
import { draft, messageOf } from '../support/opened-store';

const ROOM = 'room-1';
const PLENTY = 1_000_000;

const seqs = (page: Page): number[] => page.messages.map((message) => message.seq);
const read = (log: Log, selection: Partial<Selection> = {}, room = ROOM): Promise<Page> =>
  log.read(room, { limit: 50, bytes: PLENTY, ...selection });

async function filled(log: Log, count: number, room = ROOM): Promise<Log> {
  await Promise.all(Array.from({ length: count }, (_, index) => log.append(draft(index + 1, { room }))));
  return log;
}

/** What every log promises. `open` makes an empty one, which the adapter's own means remove after the test. */
export function logContract(adapter: string, open: () => Promise<Log>): void {
  describe(`${adapter}: appending`, () => {
    test('each room counts its messages 1, 2, 3', async () => {
      const log = await open();
      const first = await log.append(draft(1));
      const second = await log.append(draft(2));
      const elsewhere = await log.append(draft(3, { room: 'room-2' }));
      expect([first, second, elsewhere].map((appended) => appended.message.seq)).toEqual([1, 2, 1]);
      expect(first).toEqual({ message: messageOf(draft(1), 1), fresh: true });
      expect([await log.head(ROOM), await log.head('room-2'), await log.head('room-3')]).toEqual([2, 1, 0]);
    });

    test('a burst of appends keeps its order', async () => {
      const log = await filled(await open(), 1_200);
      const page = await read(log, { after: 0, limit: 1_200 });
      expect(page.messages).toEqual(
        Array.from({ length: 1_200 }, (_, index) => messageOf(draft(index + 1), index + 1)),
      );
    });

    test('texts of all scripts come back as they were', async () => {
      const log = await open();
      const message = 'line\nbreak, "quotes", שלום, 👩‍👩‍👧, \u2028 and \u0000';
      await log.append(draft(1, { message }));
      expect((await read(log)).messages[0]?.message).toBe(message);
    });
  });

  describe(`${adapter}: a repeated client_id`, () => {
    test('yields the first message and creates nothing', async () => {
      const log = await filled(await open(), 3);
      const again = await log.append(draft(99, { client_id: 'client-2' }));
      expect(again).toEqual({ message: messageOf(draft(2), 2), fresh: false });
      expect(await log.head(ROOM)).toBe(3);
    });

    test('of another person or in another room is another message', async () => {
      const log = await filled(await open(), 1);
      const other = await log.append(draft(2, { client_id: 'client-1', user: 'user-2' }));
      const elsewhere = await log.append(draft(3, { client_id: 'client-1', room: 'room-2' }));
      expect([other.fresh, elsewhere.fresh]).toEqual([true, true]);
    });

    test('in flight shares the outcome of the first', async () => {
      const log = await open();
      const outcomes = await Promise.all([1, 2, 3].map((number) => log.append(draft(number, { client_id: 'same' }))));
      expect(outcomes.map((outcome) => [outcome.message.id, outcome.fresh])).toEqual([
        ['message-1', true],
        ['message-1', false],
        ['message-1', false],
      ]);
      expect(await log.head(ROOM)).toBe(1);
    });

    test('[MSG-2] is forgotten after as many messages as the window has, and not before', async () => {
      const log = await filled(await open(), LIMITS.dedupeWindow);
      expect((await log.append(draft(0, { client_id: 'client-1' }))).fresh).toBe(false);
      await log.append(draft(LIMITS.dedupeWindow + 1));
      expect((await log.append(draft(0, { client_id: 'client-2' }))).fresh).toBe(false);
      expect((await log.append(draft(0, { client_id: 'client-1' }))).fresh).toBe(true);
    });

    test('recall finds the message, in flight too, and nothing for others', async () => {
      const log = await open();
      const appending = log.append(draft(1));
      expect((await log.recall(ROOM, 'user-1', 'client-1'))?.seq ?? (await appending).message.seq).toBe(1);
      await appending;
      expect(await log.recall(ROOM, 'user-1', 'client-1')).toEqual(messageOf(draft(1), 1));
      expect(await log.recall(ROOM, 'user-2', 'client-1')).toBeUndefined();
      expect(await log.recall('room-2', 'user-1', 'client-1')).toBeUndefined();
    });
  });

  describe(`${adapter}: reading`, () => {
    test('without a selector gives the newest, and says whether there are older ones', async () => {
      const log = await filled(await open(), 5);
      expect(await read(log)).toMatchObject({ more: false, head: 5 });
      const page = await read(log, { limit: 2 });
      expect([seqs(page), page.more]).toEqual([[4, 5], true]);
    });

    test('before and after are exclusive and know whether there are more in their direction', async () => {
      const log = await filled(await open(), 9);
      const before = await read(log, { before: 5, limit: 2 });
      const after = await read(log, { after: 5, limit: 2 });
      expect([seqs(before), before.more, seqs(after), after.more]).toEqual([[3, 4], true, [6, 7], true]);
      const first = await read(log, { before: 3, limit: 2 });
      const last = await read(log, { after: 7, limit: 2 });
      expect([seqs(first), first.more, seqs(last), last.more]).toEqual([[1, 2], false, [8, 9], false]);
    });

    test('around is centred, and one side fills what the other leaves', async () => {
      const log = await filled(await open(), 9);
      expect(seqs(await read(log, { around: 5, limit: 4 }))).toEqual([3, 4, 5, 6]);
      expect(await read(log, { around: 2, limit: 6 }).then((page) => [seqs(page), page.more])).toEqual([
        [1, 2, 3, 4, 5, 6],
        false,
      ]);
      expect(await read(log, { around: 9, limit: 4 }).then((page) => [seqs(page), page.more])).toEqual([
        [6, 7, 8, 9],
        true,
      ]);
    });

    test('beyond the end there is nothing after, and everything before', async () => {
      const log = await filled(await open(), 3);
      expect(await read(log, { after: 7 })).toEqual({ messages: [], more: false, head: 3 });
      expect(seqs(await read(log, { before: 70 }))).toEqual([1, 2, 3]);
      expect(await read(log, {}, 'room-2')).toEqual({ messages: [], more: false, head: 0 });
    });

    test('a page ends at its bytes, but has one message at least', async () => {
      const log = await open();
      for (const number of [1, 2, 3]) await log.append(draft(number, { message: 'x'.repeat(1_000) }));
      const two = await read(log, { after: 0, bytes: 2_600 });
      expect([seqs(two), two.more]).toEqual([[1, 2], true]);
      const newest = await read(log, { bytes: 2_600 });
      expect([seqs(newest), newest.more]).toEqual([[2, 3], true]);
      expect(seqs(await read(log, { bytes: 1 }))).toEqual([3]);
    });

    test('any page is the one that plain arrays would give', async () => {
      const log = await filled(await open(), 300);
      const model = await filled(new MemoryLog(), 300);
      const seq = fc.integer({ min: 1, max: 310 });
      const selector = fc.oneof(
        fc.constant({}),
        fc.record({ before: seq }),
        fc.record({ after: seq }),
        fc.record({ around: seq }),
      );
      await fc.assert(
        fc.asyncProperty(selector, fc.integer({ min: 1, max: 120 }), async (selected, limit) => {
          expect(await read(log, { ...selected, limit })).toEqual(await read(model, { ...selected, limit }));
        }),
        { numRuns: 200 },
      );
    });
  });

  describe(`${adapter}: subscribing`, () => {
    test('every message is heard once, in order, before its append resolves', async () => {
      const log = await open();
      const heard: ChatMessage[] = [];
      log.subscribe((message) => heard.push(message));
      const appends = Array.from({ length: 20 }, async (_, index) => {
        const { message } = await log.append(draft(index + 1));
        expect(heard).toContainEqual(message);
      });
      await Promise.all(appends);
      await log.append(draft(1));
      expect(heard.map((message) => message.seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    });

    test('nothing is read that was not heard before, at whatever instant of an append', async () => {
      const log = await open();
      const heard = new Set<number>();
      log.subscribe((message) => heard.add(message.seq));
      await log.append(draft(1));
      let writing = true;
      // Each reader begins anew as soon as it is answered: some begin between a write and its announcement.
      const readers = Array.from({ length: 8 }, async () => {
        while (writing) {
          const page = await read(log, { limit: 1 });
          expect(seqs(page).filter((seq) => seq > page.head || !heard.has(seq))).toEqual([]);
          await new Promise(setImmediate);
        }
      });
      for (let number = 2; number <= 300; number += 1) await log.append(draft(number));
      writing = false;
      await Promise.all(readers);
    });

    test('a subscriber that throws harms nobody, one that left hears nothing', async () => {
      const log = await open();
      const heard: number[] = [];
      log.subscribe(() => {
        throw new Error('not my day');
      });
      const leave = log.subscribe((message) => heard.push(message.seq));
      await log.append(draft(1));
      leave();
      await log.append(draft(2));
      expect(heard).toEqual([1]);
    });
  });

  test(`${adapter}: a dropped room is gone, the others stay, and its log begins anew`, async () => {
    const log = await filled(await filled(await open(), 3), 2, 'room-2');
    await log.drop(ROOM);
    expect(await read(log)).toEqual({ messages: [], more: false, head: 0 });
    expect(await log.recall(ROOM, 'user-1', 'client-1')).toBeUndefined();
    expect(await log.head('room-2')).toBe(2);
    expect((await log.append(draft(1))).message.seq).toBe(1);
    await log.drop('room-nobody-wrote-in');
  });
}

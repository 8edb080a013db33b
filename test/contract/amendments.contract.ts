import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChatMessage } from '#shared/nouns/message';
import { err, ok } from '#shared/result';
import type { Amendment, ChangeSelection, Log } from '../../src/main/store/log';
import { amend, anyAmendment, deletion, edit, pin, reaction, refuse } from '../support/amendments';
import { MemoryLog } from '../support/memory-log';
import { draft, messageOf } from '../support/opened-store';

const ROOM = 'room-1';
const everything = { after: 0, limit: 1_000, bytes: 1e9 };

const changes = (log: Log, given: Partial<ChangeSelection> = {}) =>
  log.changes(ROOM, { after: 0, upTo: Number.MAX_SAFE_INTEGER, limit: 1_000, bytes: 1e9, ...given });
const read = async (log: Log) => (await log.read(ROOM, everything)).messages;

async function filled(log: Log, count: number): Promise<Log> {
  await Promise.all(Array.from({ length: count }, (_, index) => log.append(draft(index + 1))));
  return log;
}

/** What every log promises of amendments. `open` makes an empty one. */
export function amendmentsContract(adapter: string, open: () => Promise<Log>): void {
  describe(`${adapter}: amending`, () => {
    test('an edit has the new text and says when, and counts the room’s changes', async () => {
      const log = await filled(await open(), 2);
      const amended = await amend(log, 1, edit('other words'));
      const message = {
        ...messageOf(draft(1), 1),
        message: 'other words',
        edited: '2026-11-22T11:00:00.000Z',
        change: 1,
      };
      expect(amended).toEqual({ message, amendment: edit('other words') });
      expect(await read(log)).toEqual([message, messageOf(draft(2), 2)]);
      expect([await log.message(ROOM, 1), await log.change(ROOM)]).toEqual([message, 1]);
    });

    test('a deleted message keeps who wrote it and when, and nothing else', async () => {
      const log = await open();
      const files = [{ id: 'file-1', name: 'a.txt', size: 1, type: 'text/plain' }];
      await log.append(draft(1));
      await log.append(draft(2, { files, reply_to: 1, thread: 1 }));
      await amend(log, 2, reaction('👍'));
      await amend(log, 2, pin());
      const { message } = await amend(log, 2, deletion());
      const left = { ...messageOf(draft(2, { reply_to: 1, thread: 1 }), 2), message: '' };
      expect(message).toEqual({ ...left, deleted: '2026-11-22T11:00:00.000Z', change: 3 });
      expect(await log.pins(ROOM)).toEqual([]);
      expect(await log.reactors(ROOM, 2, '👍')).toEqual([]);
    });

    test('what a message came with is there in every reading', async () => {
      const log = await open();
      const files = [{ id: 'file-1', name: 'picture.png', size: 12, type: 'image/png', width: 3, height: 4 }];
      await log.append(draft(1));
      const { message } = await log.append(draft(2, { message: '', files, reply_to: 1, thread: 1 }));
      expect(message).toEqual(messageOf(draft(2, { message: '', files, reply_to: 1, thread: 1 }), 2));
      expect([(await read(log))[1], await log.recall(ROOM, 'user-1', 'client-2')]).toEqual([message, message]);
    });

    test('reactions stand in the order of first use, with their count and all who reacted', async () => {
      const log = await filled(await open(), 1);
      const people = Array.from({ length: 60 }, (_, index) => `person-${index}`);
      await Promise.all(people.map((user) => amend(log, 1, reaction('👍', user))));
      await amend(log, 1, reaction('🎉', 'person-3'));
      await amend(log, 1, reaction('👍', 'person-0', false));
      const [message] = await read(log);
      expect(message?.reactions).toEqual([
        { emoji: '👍', count: 59, users: people.slice(1, 51) },
        { emoji: '🎉', count: 1, users: ['person-3'] },
      ]);
      expect(await log.reactors(ROOM, 1, '👍')).toEqual(people.slice(1));
      await amend(log, 1, reaction('🎉', 'person-3', false));
      await amend(log, 1, reaction('👍', 'person-0'));
      expect((await read(log))[0]?.reactions.map(({ emoji, count }) => [emoji, count])).toEqual([['👍', 60]]);
      expect((await log.reactors(ROOM, 1, '👍')).at(-1)).toBe('person-0');
      expect(await log.reactors(ROOM, 1, '🎉')).toEqual([]);
    });

    test('pins stand in order of seq', async () => {
      const log = await filled(await open(), 3);
      for (const seq of [3, 1, 2]) await amend(log, seq, pin());
      await amend(log, 2, pin(false));
      expect((await log.pins(ROOM)).map(({ seq, pinned }) => [seq, pinned])).toEqual([
        [1, true],
        [3, true],
      ]);
    });

    test('what changes nothing is not written, counted or heard', async () => {
      const log = await filled(await open(), 1);
      await amend(log, 1, reaction('👍'));
      await amend(log, 1, pin());
      const heard: number[] = [];
      log.watch((message) => heard.push(message.change));
      const before = await log.message(ROOM, 1);
      for (const amendment of [reaction('👍'), reaction('🎉', 'user-2', false), pin(), edit('message number 1')]) {
        expect(await amend(log, 1, amendment)).toEqual({ message: before, amendment: null });
      }
      expect(await log.amend(ROOM, 1, () => ok(null))).toEqual(ok({ message: before, amendment: null }));
      await amend(log, 1, deletion());
      for (const amendment of [deletion(), edit('again'), reaction('🎉'), pin()]) {
        expect((await amend(log, 1, amendment)).amendment).toBeNull();
      }
      expect([heard, await log.change(ROOM)]).toEqual([[3], 3]);
    });

    test('a refusal is handed on, a message that is not there is nobody’s to decide on', async () => {
      const log = await filled(await open(), 1);
      expect(await refuse(log, 1)).toEqual(err('no'));
      expect(await log.amend(ROOM, 2, () => expect.fail('There is no such message.'))).toBeUndefined();
      expect(await log.amend('room-2', 1, () => expect.fail('There is no such room.'))).toBeUndefined();
      expect([await log.change(ROOM), await log.message(ROOM, 2), await log.message('room-2', 1)]).toEqual([
        0,
        undefined,
        undefined,
      ]);
    });

    test('each is decided after all before, however many ask at once', async () => {
      const log = await filled(await open(), 3);
      const decided = await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          log.amend(ROOM, 1 + (index % 3), (message) => {
            if (message.message.length > 40) return err('long enough');
            return ok(edit(`${message.message}+`));
          }),
        ),
      );
      const texts = (await read(log)).map(({ message }) => message);
      expect(texts.map((text) => text.length)).toEqual([36, 36, 36]);
      expect(decided.every((one) => one?.ok)).toBe(true);
      expect(await log.change(ROOM)).toBe(60);
    });

    test('watchers hear each once, in order, before its amend resolves', async () => {
      const log = await filled(await open(), 5);
      const heard: [ChatMessage, Amendment][] = [];
      log.watch(() => {
        throw new Error('not my day');
      });
      const leave = log.watch((message, amendment) => heard.push([message, amendment]));
      await Promise.all(
        Array.from({ length: 40 }, async (_, index) => {
          const { message } = await amend(log, 1 + (index % 5), edit(`text ${index}`));
          expect(heard.map(([told]) => told)).toContainEqual(message);
        }),
      );
      expect(heard.map(([{ change }]) => change)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
      expect(
        heard.every(([{ message }, amendment]) => amendment.kind === 'edit' && amendment.message === message),
      ).toBe(true);
      leave();
      await amend(log, 1, edit('unheard'));
      expect(heard).toHaveLength(40);
    });

    test('a dropped room begins without amendments', async () => {
      const log = await filled(await open(), 1);
      await amend(log, 1, pin());
      await log.drop(ROOM);
      await filled(log, 1);
      expect(await read(log)).toEqual([messageOf(draft(1), 1)]);
      expect([await log.change(ROOM), await log.pins(ROOM), (await changes(log)).messages]).toEqual([0, [], []]);
    });
  });

  describe(`${adapter}: changes`, () => {
    test('come by their last change, each message once', async () => {
      const log = await filled(await open(), 4);
      for (const seq of [2, 4, 1, 2, 4]) await amend(log, seq, reaction('👍', `user-${await log.change(ROOM)}`));
      const page = await changes(log);
      expect(page.messages.map(({ seq, change }) => [seq, change])).toEqual([
        [1, 3],
        [2, 4],
        [4, 5],
      ]);
      expect([page.change, page.more]).toEqual([5, false]);
      expect((await changes(log, { after: 3 })).messages.map(({ seq }) => seq)).toEqual([2, 4]);
      expect(await changes(log, { after: 5 })).toEqual({ messages: [], change: 5, more: false });
      expect(await changes(log, { after: 99 })).toEqual({ messages: [], change: 5, more: false });
      expect((await changes(log, { upTo: 2 })).messages.map(({ seq }) => seq)).toEqual([1, 2]);
    });

    test('end at a count or at bytes, but have one message at least, and go on where a page ended', async () => {
      const log = await filled(await open(), 10);
      for (let seq = 10; seq > 0; seq -= 1) await amend(log, seq, edit('x'.repeat(1_000)));
      const first = await changes(log, { limit: 4 });
      expect([first.messages.map(({ seq }) => seq), first.change, first.more]).toEqual([[10, 9, 8, 7], 4, true]);
      const second = await changes(log, { after: first.change, bytes: 3_000 });
      expect([second.messages.map(({ seq }) => seq), second.change, second.more]).toEqual([[6, 5], 6, true]);
      const one = await changes(log, { after: 6, bytes: 1 });
      expect([one.messages.map(({ seq }) => seq), one.change, one.more]).toEqual([[4], 7, true]);
      expect(await changes(log, { after: 7, limit: 3 })).toMatchObject({ change: 10, more: false });
    });
  });

  test(`${adapter}: any amendments end where plain objects would`, async () => {
    const step = fc.record({ seq: fc.integer({ min: 1, max: 12 }), amendment: anyAmendment });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.integer({ min: 0, max: 30 }), async (steps, after) => {
        const log = await filled(await open(), 12);
        const model = await filled(new MemoryLog(), 12);
        for (const { seq, amendment } of steps) {
          expect(await amend(log, seq, amendment)).toEqual(await amend(model, seq, amendment));
        }
        expect(await read(log)).toEqual(await read(model));
        expect(await log.pins(ROOM)).toEqual(await model.pins(ROOM));
        expect(await changes(log, { after, upTo: 9, limit: 5 })).toEqual(
          await changes(model, { after, upTo: 9, limit: 5 }),
        );
        expect(await log.reactors(ROOM, 3, '👍')).toEqual(await model.reactors(ROOM, 3, '👍'));
      }),
      { numRuns: 25 },
    );
  });
}

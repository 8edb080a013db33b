import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ok } from '#shared/result';
import type { Amendment, Log } from '../../../src/main/store/log';
import type { Store } from '../../../src/main/store/store';
import { amend, anyAmendment, edit, pin, reaction } from '../../support/amendments';
import { MemoryLog } from '../../support/memory-log';
import { draft, openedStore } from '../../support/opened-store';
import { StoreClock } from '../../support/store-clock';
import { tempFolder } from '../../support/temp-folder';

const ROOM = 'room-1';
type Step = 'day' | 'restart' | 'message' | { readonly seq: number; readonly amendment: Amendment };

const tryToAmend = (log: Log, seq: number, amendment: Amendment) => log.amend(ROOM, seq, () => ok(amendment));

const everything = { after: 0, limit: 10_000, bytes: 1e9 };

async function fill(log: Log, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, index) => log.append(draft(index + 1))));
}

/** All that can be read of a room. */
async function told(log: Log) {
  const { messages } = await log.read(ROOM, everything);
  const changes = await log.changes(ROOM, { ...everything, upTo: Number.MAX_SAFE_INTEGER });
  const some = await log.changes(ROOM, { after: 7, upTo: 15, limit: 4, bytes: 1e9 });
  const reactors = await Promise.all(messages.map(({ seq }) => log.reactors(ROOM, seq, '👍')));
  return { messages, changes, some, reactors, pins: await log.pins(ROOM), change: await log.change(ROOM) };
}

describe('amendments', () => {
  test('any mix of messages, amendments, restarts and days ends where plain objects would', async () => {
    const step = fc.oneof(
      { weight: 12, arbitrary: fc.record({ seq: fc.integer({ min: 1, max: 30 }), amendment: anyAmendment }) },
      { weight: 4, arbitrary: fc.constant('message' as const) },
      { weight: 1, arbitrary: fc.constant('restart' as const) },
      { weight: 1, arbitrary: fc.constant('day' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 80 }), async (steps) => {
        const folder = await tempFolder();
        const clock = new StoreClock();
        const options = { segmentBytes: 1_500, foldAfter: 25, now: clock.now, timer: clock.timer };
        let store = await openedStore(folder, options);
        const model = new MemoryLog();
        await Promise.all([fill(store.log, 10), fill(model, 10)]);
        const reopen = async () => {
          await store.close();
          store = await openedStore(folder, options);
        };
        let next = 11;
        const both = async (act: (log: Log) => Promise<unknown>) =>
          expect(await act(store.log)).toEqual(await act(model));
        const perform = async (done: Step) => {
          if (done === 'day') return await clock.passDay();
          if (done === 'restart') return await reopen();
          if (done !== 'message') return await both((log) => tryToAmend(log, done.seq, done.amendment));
          const message = draft(next, { reply_to: 1, thread: 1 });
          next += 1;
          return await both((log) => log.append(message));
        };
        for (const done of steps) await perform(done);
        expect(await told(store.log)).toEqual(await told(model));
        await clock.passDay();
        expect(await told(store.log)).toEqual(await told(model));
        await reopen();
        expect(await told(store.log)).toEqual(await told(model));
        expect(store.damages).toEqual([]);
        await store.close();
      }),
      { numRuns: 12 },
    );
  }, 30_000);

  test('nobody notices that files are written anew, whatever they read meanwhile', async () => {
    const store = await openedStore(await tempFolder(), { segmentBytes: 60_000, foldAfter: 60 });
    await fill(store.log, 400);
    const expected = new Map<number, string>();
    const heard = new Map<number, number>();
    store.log.watch(({ seq, change }) => heard.set(seq, change));
    let writing = true;
    const readers = Array.from({ length: 4 }, async (_, reader) => {
      while (writing) {
        const page = await store.log.read(ROOM, { around: 50 + 80 * reader, limit: 100, bytes: 1e9 });
        const seqs = page.messages.map(({ seq }) => seq);
        expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
        for (const { seq, change } of page.messages) expect(change).toBeLessThanOrEqual(heard.get(seq) ?? 0);
        await new Promise(setImmediate);
      }
    });
    const senders = Array.from({ length: 2 }, async (_, sender) => {
      for (let number = 0; writing && number < 400; number += 1) {
        await store.log.append(draft(10_000 * (sender + 1) + number));
      }
    });
    for (let number = 0; number < 200; number += 1) {
      const seq = 1 + ((number * 37) % 400);
      expected.set(seq, `text ${number}`);
      await amend(store.log, seq, edit(`text ${number}`));
    }
    writing = false;
    await Promise.all([...readers, ...senders]);
    const { messages, head } = await store.log.read(ROOM, everything);
    expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: head }, (_, index) => index + 1));
    for (const { seq, message } of messages) if (expected.has(seq)) expect(message).toBe(expected.get(seq));
    expect(store.damages).toEqual([]);
  }, 30_000);

  test('a room with many is counted on from its last change after a restart, and after a day', async () => {
    const folder = await tempFolder();
    const clock = new StoreClock();
    const options = { now: clock.now, timer: clock.timer };
    let store = await openedStore(folder, options);
    await fill(store.log, 3);
    for (let number = 1; number <= 30; number += 1) await amend(store.log, 1 + (number % 3), edit(`text ${number}`));
    const reopen = async () => {
      await store.close();
      store = await openedStore(folder, options);
      return await store.log.change(ROOM);
    };
    expect(await reopen()).toBe(30);
    await clock.passDay();
    expect(await store.log.change(ROOM)).toBe(30);
    expect(await reopen()).toBe(30);
    expect((await amend(store.log, 1, pin())).message.change).toBe(31);
    expect(await reopen()).toBe(31);
  });

  test('the files of a folded room stay few', async () => {
    const folder = await tempFolder();
    const clock = new StoreClock();
    const store = await openedStore(folder, { now: clock.now, timer: clock.timer });
    await fill(store.log, 3);
    for (let day = 1; day <= 5; day += 1) {
      await amend(store.log, 2, reaction('👍', `user-${day}`));
      await clock.passDay();
    }
    expect((await readdir(join(folder, 'rooms', ROOM))).sort()).toEqual(['000000000001.log', 'amendments']);
    expect((await readdir(join(folder, 'rooms', ROOM, 'amendments'))).sort()).toEqual(['000000000006.log', 'folded']);
  });

  test('a list of changed messages that is gone or damaged is made anew of the messages', async () => {
    const folder = await tempFolder();
    const clock = new StoreClock();
    const options = { now: clock.now, timer: clock.timer, segmentBytes: 1_000 };
    let store: Store = await openedStore(folder, options);
    await fill(store.log, 20);
    for (let number = 1; number <= 30; number += 1)
      await amend(store.log, 1 + ((number * 7) % 20), edit(`t ${number}`));
    await amend(store.log, 4, pin());
    await clock.passDay();
    await amend(store.log, 5, pin());
    const before = await told(store.log);
    await store.close();
    const path = join(folder, 'rooms', ROOM, 'amendments', 'folded');
    for (const spoil of [() => rm(path), () => writeFile(path, 'not what was written\n')]) {
      await spoil();
      store = await openedStore(folder, options);
      expect(await told(store.log)).toEqual(before);
      expect(store.damages.map(({ file, message }) => [file, /made anew/.test(message)])).toEqual([[path, true]]);
      await store.close();
    }
  });
});

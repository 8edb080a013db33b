import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Marks } from '../../src/main/store/marks';
import { MemoryMarks } from '../support/memory-marks';

const at = '2026-11-22T10:00:00.000Z';
const saved = (seq: number, room = 'room-1') => ({ room, seq, at });

/** What all marks promise. `open` makes some without any. */
export function marksContract(adapter: string, open: () => Promise<Marks>): void {
  describe(`${adapter}: reading`, () => {
    test('a mark rises and never falls', async () => {
      const marks = await open();
      const raised = [];
      for (const seq of [3, 3, 2, 7]) raised.push(await marks.read('room-1', 'user-1', seq));
      expect(raised).toEqual([true, false, false, true]);
      expect(await marks.reads('room-1')).toEqual([{ user: 'user-1', seq: 7 }]);
    });

    test('each person has one in each room', async () => {
      const marks = await open();
      await Promise.all([1, 2, 3].map((user) => marks.read('room-1', `user-${user}`, user)));
      await marks.read('room-2', 'user-1', 9);
      expect([...(await marks.reads('room-1'))].sort((a, b) => a.seq - b.seq)).toEqual([
        { user: 'user-1', seq: 1 },
        { user: 'user-2', seq: 2 },
        { user: 'user-3', seq: 3 },
      ]);
      expect([await marks.reads('room-2'), await marks.reads('room-3')]).toEqual([[{ user: 'user-1', seq: 9 }], []]);
    });

    test('of many at once the highest counts', async () => {
      const marks = await open();
      const raised = await Promise.all([5, 9, 7, 9].map((seq) => marks.read('room-1', 'user-1', seq)));
      expect(raised).toEqual([true, true, false, false]);
      expect(await marks.reads('room-1')).toEqual([{ user: 'user-1', seq: 9 }]);
    });

    test('each thread has its own', async () => {
      const marks = await open();
      expect(await marks.readThread('room-1', 'user-1', 4, 6)).toBe(true);
      expect(await marks.readThread('room-1', 'user-1', 4, 5)).toBe(false);
      await marks.readThread('room-1', 'user-1', 8, 9);
      await marks.readThread('room-1', 'user-2', 4, 7);
      expect(await marks.threadReads('room-1', 'user-1')).toEqual(
        new Map([
          [4, 6],
          [8, 9],
        ]),
      );
      expect([await marks.reads('room-1'), await marks.threadReads('room-2', 'user-1')]).toEqual([[], new Map()]);
    });

    test('a dropped room has none', async () => {
      const marks = await open();
      for (const room of ['room-1', 'room-2']) {
        await marks.read(room, 'user-1', 3);
        await marks.readThread(room, 'user-1', 1, 2);
      }
      await marks.drop('room-1');
      await marks.drop('room-nobody-read');
      expect([await marks.reads('room-1'), await marks.threadReads('room-1', 'user-1')]).toEqual([[], new Map()]);
      expect(await marks.reads('room-2')).toHaveLength(1);
      expect(await marks.read('room-1', 'user-1', 1)).toBe(true);
    });
  });

  describe(`${adapter}: keeping messages`, () => {
    test('the one saved last comes first, each once', async () => {
      const marks = await open();
      const results = [];
      for (const seq of [4, 2, 4, 9]) results.push(await marks.save('user-1', saved(seq), true));
      expect(results).toEqual([true, true, false, true]);
      expect(await marks.saved('user-1')).toEqual([saved(9), saved(2), saved(4)]);
      expect(await marks.saved('user-2')).toEqual([]);
    });

    test('what is not kept any more is gone, and comes first when it is kept again', async () => {
      const marks = await open();
      for (const seq of [1, 2]) await marks.save('user-1', saved(seq), true);
      expect(await marks.save('user-1', saved(1), false)).toBe(true);
      expect(await marks.save('user-1', saved(1), false)).toBe(false);
      expect(await marks.saved('user-1')).toEqual([saved(2)]);
      await marks.save('user-1', saved(1, 'room-2'), true);
      await marks.save('user-1', saved(1), true);
      expect(await marks.saved('user-1')).toEqual([saved(1), saved(1, 'room-2'), saved(2)]);
    });
  });

  test(`${adapter}: any marks end where plain maps would`, async () => {
    const small = fc.integer({ min: 1, max: 4 });
    const step = fc.record({
      ...{ what: fc.constantFrom('read', 'thread', 'save', 'drop'), user: small, seq: small, thread: small },
      on: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
        const [marks, model] = [await open(), new MemoryMarks()];
        for (const { what, user, seq, thread, on } of steps) {
          const act = async (each: Marks) => {
            if (what === 'read') return await each.read('room-1', `user-${user}`, seq);
            if (what === 'thread') return await each.readThread('room-1', `user-${user}`, thread, seq);
            if (what === 'save') return await each.save(`user-${user}`, saved(seq), on);
            return await each.drop('room-1');
          };
          expect(await act(marks)).toEqual(await act(model));
        }
        const byUser = async (each: Marks) =>
          [...(await each.reads('room-1'))].sort((a, b) => a.user.localeCompare(b.user));
        expect(await byUser(marks)).toEqual(await byUser(model));
        for (const user of ['user-1', 'user-2']) {
          expect(await marks.threadReads('room-1', user)).toEqual(await model.threadReads('room-1', user));
          expect(await marks.saved(user)).toEqual(await model.saved(user));
        }
      }),
      { numRuns: 25 },
    );
  });
}

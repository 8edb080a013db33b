import { appendFile, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MemoryMarks } from '../../support/memory-marks';
import { openedStore } from '../../support/opened-store';
import { tempFolder } from '../../support/temp-folder';

const at = '2026-11-22T10:00:00.000Z';
const saved = (seq: number) => ({ room: 'room-1', seq, at });

/** A closed data folder in which three people read a room and one of them keeps messages. */
async function withMarks() {
  const folder = await tempFolder();
  const { marks, close } = await openedStore(folder);
  for (const user of ['a', 'b', 'c']) await marks.read('room-1', user, 5);
  await marks.readThread('room-1', 'a', 2, 3);
  for (const seq of [1, 2, 3]) await marks.save('a', saved(seq), true);
  await marks.save('a', saved(2), false);
  await close();
  const [rooms, people] = [join(folder, 'marks', 'rooms', 'room-1'), join(folder, 'marks', 'people', 'a')];
  return { folder, rooms, people };
}

describe('marks on disk', () => {
  test('are there after a restart', async () => {
    const { folder } = await withMarks();
    const { marks, damages } = await openedStore(folder);
    expect(await marks.reads('room-1')).toEqual(['a', 'b', 'c'].map((user) => ({ user, seq: 5 })));
    expect(await marks.threadReads('room-1', 'a')).toEqual(new Map([[2, 3]]));
    expect(await marks.saved('a')).toEqual([saved(3), saved(1)]);
    expect(await marks.read('room-1', 'a', 5)).toBe(false);
    expect(damages).toEqual([]);
  });

  test('whose end is not whole lose that end only', async () => {
    const { folder, rooms } = await withMarks();
    const bytes = await readFile(rooms);
    await appendFile(rooms, bytes.subarray(0, 20));
    const { marks } = await openedStore(folder);
    expect(await marks.reads('room-1')).toHaveLength(3);
    expect(await marks.read('room-1', 'd', 1)).toBe(true);
    expect((await readFile(rooms)).subarray(0, bytes.length)).toEqual(bytes);
  });

  test('of which one is damaged lose that one, which is told by file and offset', async () => {
    const { folder, rooms } = await withMarks();
    const bytes = await readFile(rooms);
    const second = bytes.indexOf('\n') + 1;
    bytes[second + 20] = (bytes[second + 20] ?? 0) ^ 1;
    await writeFile(rooms, bytes);
    const { marks, damages, close } = await openedStore(folder);
    expect((await marks.reads('room-1')).map(({ user }) => user)).toEqual(['a', 'c']);
    expect(damages).toMatchObject([{ file: rooms, offset: second }]);
    await close();
    expect((await readdir(join(folder, 'marks', 'rooms'))).some((name) => name.includes('.damaged-'))).toBe(true);
  });

  test('that are gone are none, and no reason to refuse a folder', async () => {
    const { folder } = await withMarks();
    await rm(join(folder, 'marks'), { recursive: true });
    const { marks } = await openedStore(folder);
    expect([await marks.reads('room-1'), await marks.saved('a')]).toEqual([[], []]);
    expect(await marks.read('room-1', 'a', 9)).toBe(true);
  });

  test('are made anew when most lines are void, and stay small', async () => {
    const { folder, rooms } = await withMarks();
    const { marks, close } = await openedStore(folder);
    for (let seq = 6; seq < 600; seq += 1) await marks.read('room-1', 'a', seq);
    expect((await stat(rooms)).size).toBeLessThan(20_000);
    await close();
    const again = await openedStore(folder);
    expect((await again.marks.reads('room-1')).find(({ user }) => user === 'a')?.seq).toBe(599);
    expect(again.damages).toEqual([]);
  });

  test('of many rooms hold few files open', async () => {
    const { marks } = await openedStore(await tempFolder());
    const handles = async () => (await readdir('/proc/self/fd')).length;
    const before = await handles();
    for (let room = 0; room < 400; room += 1) await marks.read(`room-${room}`, 'a', 2);
    expect((await handles()) - before).toBeLessThan(150);
    for (const room of [0, 1, 399]) expect(await marks.reads(`room-${room}`)).toEqual([{ user: 'a', seq: 2 }]);
  });

  test('any marks with restarts end where plain maps would', async () => {
    const small = fc.integer({ min: 1, max: 5 });
    const step = fc.record({
      restart: fc.boolean(),
      user: small,
      seq: fc.integer({ min: 1, max: 60 }),
      on: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const folder = await tempFolder();
        const model = new MemoryMarks();
        let store = await openedStore(folder);
        for (const [index, { restart, user, seq, on }] of steps.entries()) {
          if (restart && index % 8 === 0) {
            await store.close();
            store = await openedStore(folder);
          }
          expect(await store.marks.read('r', `u${user}`, seq)).toBe(await model.read('r', `u${user}`, seq));
          expect(await store.marks.save(`u${user}`, saved(1 + (seq % 7)), on)).toBe(
            await model.save(`u${user}`, saved(1 + (seq % 7)), on),
          );
        }
        for (let user = 1; user <= 5; user += 1) {
          expect(await store.marks.saved(`u${user}`)).toEqual(await model.saved(`u${user}`));
        }
        await store.close();
      }),
      { numRuns: 10 },
    );
  });
});

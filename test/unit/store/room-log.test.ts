import { appendFile, mkdir, open, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeLine, scanLines } from '../../../src/main/store/disk/record-line';
import type { Log } from '../../../src/main/store/log';
import type { StoreOptions } from '../../../src/main/store/open-store';
import type { Store } from '../../../src/main/store/store';
import { MemoryLog } from '../../support/memory-log';
import { draft, messageOf, openedStore } from '../../support/opened-store';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

const ROOM = 'room-1';
const SMALL_SEGMENTS = { segmentBytes: 1_000 };

const seqs = async (log: Log, room = ROOM): Promise<number[]> => {
  const page = await log.read(room, { after: 0, limit: 100_000, bytes: 1e9 });
  return page.messages.map((message) => message.seq);
};
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);
const segments = async (folder: string): Promise<string[]> =>
  (await readdir(join(folder, 'rooms', ROOM)))
    .filter((name) => name.endsWith('.log'))
    .map((name) => join(folder, 'rooms', ROOM, name));

async function fill(store: Store, count: number, from = 1): Promise<void> {
  for (let number = from; number < from + count; number += 1) await store.log.append(draft(number));
}

/** A closed data folder with so many messages in one room. */
async function withMessages(
  count: number,
  options: Partial<StoreOptions> = {},
): Promise<{ folder: string; path: string }> {
  const folder = await tempFolder();
  const store = await openedStore(folder, options);
  await fill(store, count);
  await store.close();
  const [path = ''] = await segments(folder);
  return { folder, path };
}

test('segments are sealed at their size and never written again', async () => {
  const { folder } = await withMessages(20, SMALL_SEGMENTS);
  const before = await segments(folder);
  expect(before.length).toBeGreaterThan(2);
  const contents = await Promise.all(before.slice(0, -1).map((path) => readFile(path)));
  const store = await openedStore(folder, SMALL_SEGMENTS);
  await fill(store, 20, 21);
  expect(await seqs(store.log)).toEqual(upTo(40));
  expect(await Promise.all(before.slice(0, -1).map((path) => readFile(path)))).toEqual(contents);
});

test('adding a message adds its own bytes and no others', async () => {
  const { folder, path } = await withMessages(50);
  const before = await readFile(path);
  const store = await openedStore(folder);
  await fill(store, 1, 51);
  const after = await readFile(path);
  expect(after.subarray(0, before.length)).toEqual(before);
  expect(scanLines(after.subarray(before.length), 0).lines).toHaveLength(1);
});

test('any mix of appends and restarts ends where a plain array would', async () => {
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.record({ room: fc.constantFrom(ROOM, 'room-2'), id: fc.nat(30), length: fc.nat(600) }) },
    { weight: 1, arbitrary: fc.constant('restart' as const) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const folder = await tempFolder();
      const model = new MemoryLog();
      let store = await openedStore(folder, SMALL_SEGMENTS);
      for (const step of steps) {
        if (step === 'restart') {
          await store.close();
          store = await openedStore(folder, SMALL_SEGMENTS);
          continue;
        }
        const next = draft(step.id, { room: step.room, message: 'x'.repeat(step.length) });
        expect(await store.log.append(next)).toEqual(await model.append(next));
      }
      for (const room of [ROOM, 'room-2']) {
        const everything = { after: 0, limit: 1_000, bytes: 1e9 };
        expect(await store.log.read(room, everything)).toEqual(await model.read(room, everything));
      }
      await store.close();
    }),
    { numRuns: 25 },
  );
});

test('[MSG-2] a repeated client_id is known after a restart, over sealed segments too', async () => {
  const { folder } = await withMessages(30, SMALL_SEGMENTS);
  const store = await openedStore(folder, SMALL_SEGMENTS);
  expect(await store.log.append(draft(99, { client_id: 'client-3' }))).toEqual({
    message: messageOf(draft(3), 3),
    fresh: false,
  });
  expect(await store.log.recall(ROOM, 'user-1', 'client-30')).toMatchObject({ seq: 30 });
});

test('records of a kind that only a later version knows are kept and skipped', async () => {
  const { folder, path } = await withMessages(2);
  const foreign = encodeLine({ kind: 'reaction', seq: 1, emoji: '👍' });
  await appendFile(path, foreign);
  const store = await openedStore(folder);
  await fill(store, 1, 3);
  expect([await seqs(store.log), store.damages]).toEqual([[1, 2, 3], []]);
  expect((await readFile(path)).includes(foreign)).toBe(true);
});

test('a segment that a crash left empty is used', async () => {
  const { folder } = await withMessages(3);
  await writeFile(join(folder, 'rooms', ROOM, '000000000004.log'), '');
  const store = await openedStore(folder);
  expect(await store.log.head(ROOM)).toBe(3);
  await fill(store, 2, 4);
  expect([await seqs(store.log), store.damages]).toEqual([upTo(5), []]);
});

test('records far longer than a read are read', async () => {
  const folder = await tempFolder();
  const store = await openedStore(folder);
  for (const number of upTo(6))
    await store.log.append(draft(number, { message: 'x'.repeat(number % 2 ? 400_000 : 5) }));
  expect(await seqs(store.log)).toEqual(upTo(6));
  const page = await store.log.read(ROOM, { before: 4, limit: 2, bytes: 1e9 });
  expect(page.messages.map((message) => message.seq)).toEqual([2, 3]);
  await store.close();
  expect(await (await openedStore(folder)).log.head(ROOM)).toBe(6);
});

test('what a crash left of a dropped room is removed on opening', async () => {
  const { folder } = await withMessages(3);
  await mkdir(join(folder, 'rooms', 'room-9.dropped', 'x'), { recursive: true });
  await openedStore(folder);
  expect(await readdir(join(folder, 'rooms'))).toEqual([ROOM]);
});

test('a dropped room is gone from the disk', async () => {
  const { folder } = await withMessages(3);
  const store = await openedStore(folder);
  await Promise.all([store.log.append(draft(4)), store.log.drop(ROOM)]);
  expect(await readdir(join(folder, 'rooms'))).toEqual([]);
});

test('a draft that could not be read again is a bug of the caller and never reaches the disk', async () => {
  const store = await openedStore(await tempFolder());
  await expect(store.log.append(draft(1, { client_id: '' }))).rejects.toThrow(TypeError);
  expect(await store.log.head(ROOM)).toBe(0);
});

test('a room id that could leave the folder is refused', async () => {
  const store = await openedStore(await tempFolder());
  await expect(store.log.head('../registry')).rejects.toThrow();
});

test('a segment is opened at its end, not read as a whole', async () => {
  const { folder, path } = await withMessages(2_000);
  const bytes = await readFile(path);
  // Damage at the beginning is not seen on opening, because nothing there is read; it is seen when that page is.
  const handle = await open(path, 'r+');
  await handle.write('damage', 10);
  await handle.close();
  const store = await openedStore(folder);
  expect([await store.log.head(ROOM), store.damages]).toEqual([2_000, []]);
  await store.log.read(ROOM, { after: 0, limit: 10, bytes: 1e6 });
  expect(store.damages).toMatchObject([{ file: path, offset: 0 }]);
  expect((await stat(path)).size).toBe(bytes.length);
});

// Open files are counted in /proc.
requires('linux')('file handles', () => {
  test('write handles stay few, however many rooms are written in', async () => {
    const store = await openedStore(await tempFolder());
    const handles = async () => (await readdir('/proc/self/fd')).length;
    const before = await handles();
    for (let room = 0; room < 150; room += 1) await store.log.append(draft(1, { room: `room-${room}` }));
    expect((await handles()) - before).toBeLessThan(100);
    expect(await store.log.append(draft(2, { room: 'room-0' }))).toMatchObject({ message: { seq: 2 }, fresh: true });
  });

  test('reading opens nothing for good', async () => {
    const { folder } = await withMessages(30, SMALL_SEGMENTS);
    const store = await openedStore(folder, SMALL_SEGMENTS);
    const before = (await readdir('/proc/self/fd')).length;
    for (const around of upTo(30)) await store.log.read(ROOM, { around, limit: 3, bytes: 1e6 });
    expect((await readdir('/proc/self/fd')).length).toBe(before);
  });
});

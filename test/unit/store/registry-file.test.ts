import { appendFile, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { encodeLine, scanLines } from '../../../src/main/store/disk/record-line';
import { openStore } from '../../../src/main/store/open-store';
import type { RoomRecord } from '../../../src/main/store/records';
import type { Store } from '../../../src/main/store/store';
import { openedStore, roomRecord, storeOptions } from '../../support/opened-store';
import { tempFolder } from '../../support/temp-folder';

const put = (store: Store, ...rooms: RoomRecord[]) =>
  store.registry.update((transaction) => {
    for (const room of rooms) transaction.put('rooms', room);
  });
const ids = async (store: Store) => (await store.registry.list('rooms')).map((room) => room.id);
const damagedCopies = async (folder: string) => (await readdir(folder)).filter((name) => name.includes('.damaged-'));

/** A closed data folder whose registry has the rooms a, b and c. */
async function withRooms(): Promise<{ folder: string; path: string }> {
  const folder = await tempFolder();
  const store = await openedStore(folder);
  await put(store, roomRecord('a'), roomRecord('b'), roomRecord('c'));
  await store.close();
  return { folder, path: join(folder, 'registry') };
}

test('records are there after a restart, in their order', async () => {
  const { folder } = await withRooms();
  const store = await openedStore(folder);
  expect(await store.registry.list('rooms')).toEqual([roomRecord('a'), roomRecord('b'), roomRecord('c')]);
  expect(store.damages).toEqual([]);
});

test('[KEEP-2] a damaged record is reported by file and offset and kept aside, the others are there', async () => {
  const { folder, path } = await withRooms();
  const bytes = await readFile(path);
  const line = scanLines(bytes, 0).lines[2];
  const offset = line?.offset ?? 0;
  bytes[offset + 30] = (bytes[offset + 30] ?? 0) ^ 1;
  await writeFile(path, bytes);

  const store = await openedStore(folder);
  expect(await ids(store)).toEqual(['a', 'c']);
  expect(store.damages).toMatchObject([{ file: path, offset }]);
  const [copy = ''] = await damagedCopies(folder);
  expect(await readFile(join(folder, copy))).toEqual(bytes);
  await store.close();
  const again = await openedStore(folder);
  expect([await ids(again), again.damages]).toEqual([['a', 'c'], []]);
});

test('[KEEP-2] a registry that lost its end, be it at a line, reports the loss', async () => {
  const { folder, path } = await withRooms();
  const last = scanLines(await readFile(path), 0).lines.at(-1);
  await truncate(path, last?.offset);
  const store = await openedStore(folder);
  expect([await ids(store), store.damages.length]).toEqual([['a', 'b'], 1]);
});

test('a registry in which nothing can be read is refused, not taken for an empty one', async () => {
  const { folder, path } = await withRooms();
  await writeFile(path, '');
  const opened = await openStore(folder, storeOptions());
  expect(opened).toMatchObject({ ok: false, error: { reason: 'damaged', message: expect.stringContaining(path) } });
});

test('records of a kind that only a later version knows are kept as they are', async () => {
  const { folder, path } = await withRooms();
  const foreign = encodeLine({ kind: 'emoji', record: { id: 'party', picture: 'x' } });
  const [header] = scanLines(await readFile(path), 0).lines;
  const records = (await readFile(path)).subarray(header?.end);
  await writeFile(path, Buffer.concat([encodeLine({ format: 'registry', records: 4 }), records]));
  await appendFile(path, foreign);

  const store = await openedStore(folder);
  await put(store, roomRecord('d'));
  expect([await ids(store), store.damages]).toEqual([['a', 'b', 'c', 'd'], []]);
  expect((await readFile(path)).includes(foreign)).toBe(true);
});

test('a record that its schema refuses is a bug of the caller and never reaches the disk', async () => {
  const store = await openedStore(await tempFolder());
  await expect(put(store, roomRecord('a', { name: '' }))).rejects.toThrow(TypeError);
  expect(await ids(store)).toEqual([]);
});

test('records are values: who mutates one finds out at once', async () => {
  const store = await openedStore(await tempFolder());
  await put(store, roomRecord('a'));
  const room = await store.registry.get('rooms', 'a');
  expect(() => room?.users.push('intruder')).toThrow(TypeError);
  expect(() => Object.assign(room ?? {}, { name: 'Mine' })).toThrow(TypeError);
});

test('an update that changes nothing writes nothing', async () => {
  const { folder, path } = await withRooms();
  const store = await openedStore(folder);
  const before = await stat(path);
  await put(store, roomRecord('a'));
  expect((await stat(path)).ino).toBe(before.ino);
});

test('a watcher that throws is logged and harms nobody', async () => {
  const options = storeOptions();
  const store = await openedStore(await tempFolder(), options);
  const heard: string[] = [];
  store.registry.watch(() => {
    throw new Error('not my day');
  });
  store.registry.watch((changes) => heard.push(...changes.map((change) => change.id)));
  await put(store, roomRecord('a'));
  expect(heard).toEqual(['a']);
  expect(options.logger).toMatchObject({ lines: [{ level: 'error', event: 'registry_watcher_failed' }] });
});

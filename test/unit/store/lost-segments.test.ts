import { appendFile, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeLine } from '../../../src/main/store/disk/record-line';
import { openStore } from '../../../src/main/store/open-store';
import type { Store } from '../../../src/main/store/store';
import { amend, edit } from '../../support/amendments';
import { draft, openedStore, storeOptions } from '../../support/opened-store';
import { tempFolder } from '../../support/temp-folder';

const ROOM = 'room-1';
const SMALL = { segmentBytes: 1_000 };
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);
const everything = { after: 0, limit: 100_000, bytes: 1e9 };
const seqs = async (store: Store): Promise<number[]> =>
  (await store.log.read(ROOM, everything)).messages.map((message) => message.seq);

/** A closed data folder with 30 messages in one room and one in another, and the paths of the first room's segments. */
async function withSegments(): Promise<{ folder: string; paths: readonly string[] }> {
  const folder = await tempFolder();
  const store = await openedStore(folder, SMALL);
  for (const number of upTo(30)) await store.log.append(draft(number));
  await store.log.append(draft(1, { room: 'room-2' }));
  await store.close();
  const names = (await readdir(join(folder, 'rooms', ROOM))).sort();
  expect(names.length).toBeGreaterThan(3);
  return { folder, paths: names.map((name) => join(folder, 'rooms', ROOM, name)) };
}

/** The seqs that the names around a segment say it has. */
function seqsOf(paths: readonly string[], index: number): number[] {
  const first = (path: string | undefined) => (path === undefined ? 31 : Number.parseInt(path.slice(-16), 10));
  const [from, to] = [first(paths[index]), first(paths[index + 1])];
  return upTo(30).filter((seq) => seq >= from && seq < to);
}

const refusal = async (folder: string) => {
  const opened = await openStore(folder, storeOptions(SMALL));
  return opened.ok ? 'opened' : opened.error;
};

describe('a folder that lost a file of messages', () => {
  test.each([
    ['the first', 0],
    ['one in the middle', 1],
    ['the newest', -1],
  ])('%s is refused by name, and nothing is changed', async (_, at) => {
    const { folder, paths } = await withSegments();
    const lost = paths.at(at) ?? '';
    await rm(lost);
    const before = await readdir(folder, { recursive: true });
    expect(await refusal(folder)).toEqual({
      reason: 'data_missing',
      message: `${lost} is missing, though there was one. Put it back from a backup, or give up what it held with “hearth repair --data ${folder}”.`,
    });
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });

  test('opens as if nothing had been when the file is put back', async () => {
    const { folder, paths } = await withSegments();
    const [, lost = ''] = paths;
    const bytes = await readFile(lost);
    await rm(lost);
    await refusal(folder);
    await writeFile(lost, bytes);
    const store = await openedStore(folder, SMALL);
    expect([await seqs(store), store.damages]).toEqual([upTo(30), []]);
  });

  test('a whole room is refused with how many files it had', async () => {
    const { folder, paths } = await withSegments();
    await rm(join(folder, 'rooms', ROOM), { recursive: true });
    const message = expect.stringContaining(`${paths[0]} (and ${paths.length - 1} more) is missing`);
    expect(await refusal(folder)).toMatchObject({ reason: 'data_missing', message });
  });
});

describe('a loss that the owner accepts', () => {
  test('in the middle leaves these seqs empty, is reported once, and is no reason to refuse later', async () => {
    const { folder, paths } = await withSegments();
    await rm(paths[1] ?? '');
    const gone = seqsOf(paths, 1);
    const store = await openedStore(folder, { ...SMALL, acceptLoss: true });
    expect(await seqs(store)).toEqual(upTo(30).filter((seq) => !gone.includes(seq)));
    expect(store.damages).toMatchObject([
      { file: paths[1], offset: 0, message: expect.stringContaining('are gone with this file') },
    ]);
    const page = await store.log.read(ROOM, { before: (gone.at(-1) ?? 0) + 2, limit: 2, bytes: 1e6 });
    expect(page.messages.map((message) => message.seq)).toEqual([(gone[0] ?? 0) - 1, (gone.at(-1) ?? 0) + 1]);
    await store.close();
    const again = await openedStore(folder, SMALL);
    expect([await again.log.head(ROOM), again.damages]).toEqual([30, []]);
    expect((await again.log.append(draft(31))).message.seq).toBe(31);
  });

  test('of the newest never gives a seq again that may have been given', async () => {
    const { folder, paths } = await withSegments();
    await rm(paths.at(-1) ?? '');
    const kept = upTo(30).filter((seq) => !seqsOf(paths, paths.length - 1).includes(seq));
    const store = await openedStore(folder, { ...SMALL, acceptLoss: true });
    const { seq } = (await store.log.append(draft(31))).message;
    expect(seq).toBeGreaterThan(30);
    expect(await seqs(store)).toEqual([...kept, seq]);
    await store.close();
    const again = await openedStore(folder, SMALL);
    expect((await again.log.append(draft(32))).message.seq).toBe(seq + 1);
    expect([await seqs(again), again.damages]).toEqual([[...kept, seq, seq + 1], []]);
  });

  test('of a whole room keeps its seqs empty', async () => {
    const { folder } = await withSegments();
    await rm(join(folder, 'rooms', ROOM), { recursive: true });
    const store = await openedStore(folder, { ...SMALL, acceptLoss: true });
    expect(await store.log.head(ROOM)).toBeGreaterThanOrEqual(30);
    expect((await store.log.append(draft(31))).message.seq).toBeGreaterThan(30);
    expect(await store.log.head('room-2')).toBe(1);
  });

  test('of the list of message files makes it anew of those that are there', async () => {
    const { folder } = await withSegments();
    await rm(join(folder, 'segments'));
    const store = await openedStore(folder, { ...SMALL, acceptLoss: true });
    expect(store.damages).toMatchObject([{ file: join(folder, 'segments'), offset: 0 }]);
    await store.close();
    await rm(join(folder, 'rooms', ROOM), { recursive: true });
    expect(await refusal(folder)).toMatchObject({ reason: 'data_missing' });
  });
});

describe('the list of message files', () => {
  test('damaged is kept aside, reported by offset and made anew', async () => {
    const { folder } = await withSegments();
    const path = join(folder, 'segments');
    const bytes = await readFile(path);
    bytes[60] = (bytes[60] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const store = await openedStore(folder, SMALL);
    expect(store.damages).toMatchObject([{ file: path, offset: expect.any(Number) }]);
    expect([await seqs(store), await store.log.head('room-2')]).toEqual([upTo(30), 1]);
    expect((await readdir(folder)).some((name) => name.startsWith('segments.damaged-'))).toBe(true);
    await store.close();
    expect((await openedStore(folder, SMALL)).damages).toEqual([]);
  });

  test('with a torn end, of a crash while a segment began, loses nothing', async () => {
    const { folder } = await withSegments();
    await appendFile(join(folder, 'segments'), encodeLine({ kind: 'begun', room: ROOM, first: 31 }).subarray(0, 20));
    const store = await openedStore(folder, SMALL);
    for (const number of [31, 32]) await store.log.append(draft(number));
    expect([await seqs(store), store.damages]).toEqual([upTo(32), []]);
  });

  test('forgets a room that is deleted, so that it is not missed', async () => {
    const { folder } = await withSegments();
    const store = await openedStore(folder, SMALL);
    await store.log.drop(ROOM);
    await store.close();
    const again = await openedStore(folder, SMALL);
    expect([await again.log.head(ROOM), again.damages]).toEqual([0, []]);
  });

  test('is not written by a message that begins no segment', async () => {
    const { folder } = await withSegments();
    const store = await openedStore(folder);
    const before = await stat(join(folder, 'segments'));
    for (const number of [31, 32, 33]) await store.log.append(draft(number));
    expect((await stat(join(folder, 'segments'))).mtimeMs).toBe(before.mtimeMs);
  });

  test('is made anew when most of it is void', async () => {
    const folder = await tempFolder();
    const store = await openedStore(folder);
    await store.close();
    const lines = upTo(600).flatMap((number) => [
      { kind: 'begun', room: `room-${number}`, first: 1 },
      { kind: 'dropped', room: `room-${number}` },
    ]);
    await appendFile(join(folder, 'segments'), Buffer.concat(lines.map(encodeLine)));
    await (await openedStore(folder)).close();
    expect((await readFile(join(folder, 'segments'), 'utf8')).split('\n')).toHaveLength(2);
  });
});

test('a segment that vanishes while the store is open leaves its seqs empty, reported; the others are served', async () => {
  const { folder, paths } = await withSegments();
  const store = await openedStore(folder, SMALL);
  await rm(paths[1] ?? '');
  const gone = seqsOf(paths, 1);
  expect(await seqs(store)).toEqual(upTo(30).filter((seq) => !gone.includes(seq)));
  expect(store.damages).toMatchObject([
    { file: paths[1], offset: 0, message: expect.stringContaining('A file of messages is gone') },
  ]);
});

test('a segment that is there and not in the list, as a crash leaves it, is in the list once it is written', async () => {
  const { folder } = await withSegments();
  await writeFile(join(folder, 'rooms', ROOM, '000000000031.log'), '');
  const store = await openedStore(folder, SMALL);
  expect([await seqs(store), store.damages]).toEqual([upTo(30), []]);
  await store.log.append(draft(31));
  await store.close();
  await rm(join(folder, 'rooms', ROOM, '000000000031.log'));
  expect(await refusal(folder)).toMatchObject({ reason: 'data_missing' });
});

test('sealed files that the list lost with its end are in it again once the room is used', async () => {
  const { folder, paths } = await withSegments();
  const list = join(folder, 'segments');
  const [header = ''] = (await readFile(list, 'latin1')).split('\n');
  await writeFile(list, `${header}\n`);
  const store = await openedStore(folder, SMALL);
  expect([await seqs(store), store.damages]).toEqual([upTo(30), []]);
  await store.close();
  await rm(paths[0] ?? '');
  expect(await refusal(folder)).toMatchObject({ message: expect.stringContaining(paths[0] ?? '') });
});

describe('a folder that lost a file of amendments', () => {
  /** A closed data folder whose room has amendments in several segments, and their paths. */
  async function withAmendments() {
    const folder = await tempFolder();
    const store = await openedStore(folder, SMALL);
    for (const number of upTo(5)) await store.log.append(draft(number));
    for (const number of upTo(30)) await amend(store.log, 1 + (number % 5), edit(`text ${number}`));
    await store.close();
    const path = join(folder, 'rooms', ROOM, 'amendments');
    const names = (await readdir(path)).sort();
    expect(names.length).toBeGreaterThan(3);
    return { folder, paths: names.map((name) => join(path, name)) };
  }

  test.each([
    ['the first', 0],
    ['one in the middle', 1],
    ['the newest', -1],
  ])('%s is refused by name', async (_, at) => {
    const { folder, paths } = await withAmendments();
    const lost = paths.at(at) ?? '';
    await rm(lost);
    const message = expect.stringContaining(`${lost} is missing, though there was one.`);
    expect(await refusal(folder)).toMatchObject({ reason: 'data_missing', message });
  });

  test.each([
    ['the first', 0],
    ['one in the middle', 1],
    ['the newest', -1],
  ])('%s given up loses what it said, and no number is given twice', async (_, at) => {
    const { folder, paths } = await withAmendments();
    await rm(paths.at(at) ?? '');
    const repaired = await openedStore(folder, { ...SMALL, acceptLoss: true });
    expect(repaired.damages).toMatchObject([{ file: paths.at(at), offset: 0 }]);
    await repaired.close();
    const store = await openedStore(folder, SMALL);
    expect(await seqs(store)).toEqual(upTo(5));
    const { message } = await amend(store.log, 1, edit('and on'));
    expect(message.change).toBeGreaterThan(30);
    expect((await store.log.changes(ROOM, { ...everything, upTo: 5 })).messages.at(-1)).toEqual(message);
    await store.close();
    expect((await openedStore(folder, SMALL)).damages).toEqual([]);
  });

  test('a whole folder of them is refused, and can be given up', async () => {
    const { folder, paths } = await withAmendments();
    await rm(join(folder, 'rooms', ROOM, 'amendments'), { recursive: true });
    const message = expect.stringContaining(`(and ${paths.length - 1} more) is missing`);
    expect(await refusal(folder)).toMatchObject({ reason: 'data_missing', message });
    await (await openedStore(folder, { ...SMALL, acceptLoss: true })).close();
    const store = await openedStore(folder, SMALL);
    expect((await amend(store.log, 1, edit('and on'))).message.change).toBeGreaterThan(30);
  });
});

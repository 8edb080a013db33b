import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scanLines } from '../../../src/main/store/disk/record-line';
import type { StoreOptions } from '../../../src/main/store/open-store';
import { draft, openedStore } from '../../support/opened-store';
import { tempFolder } from '../../support/temp-folder';

const ROOM = 'room-1';
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);
const everything = { after: 0, limit: 1_000, bytes: 1e9 };

/** A closed data folder with so many messages in one room, and its first segment. */
async function withMessages(
  count: number,
  options: Partial<StoreOptions> = {},
): Promise<{ folder: string; path: string }> {
  const folder = await tempFolder();
  const store = await openedStore(folder, options);
  for (const number of upTo(count)) await store.log.append(draft(number));
  await store.close();
  return { folder, path: join(folder, 'rooms', ROOM, '000000000001.log') };
}

test('[KEEP-2] a last record cut at any byte is cut off and reported, and the log goes on', async () => {
  const { path } = await withMessages(4);
  const whole = await readFile(path);
  const last = scanLines(whole, 0).lines.at(-1)?.offset ?? 0;
  for (let length = last + 1; length < whole.length; length += 1) {
    const folder = await tempFolder();
    await (await openedStore(folder)).close();
    await mkdir(join(folder, 'rooms', ROOM));
    const torn = join(folder, 'rooms', ROOM, '000000000001.log');
    await writeFile(torn, whole.subarray(0, length));
    const store = await openedStore(folder);
    expect(await store.log.head(ROOM), `cut at ${length}`).toBe(3);
    expect(store.damages).toMatchObject([{ file: torn, offset: last }]);
    expect(await readFile(torn)).toEqual(whole.subarray(0, last));
    expect((await store.log.append(draft(5))).message.seq).toBe(4);
    await store.close();
  }
});

test('[KEEP-2] any byte of a segment flipped loses that message alone, is reported, and nothing false is served', async () => {
  const { folder, path } = await withMessages(5);
  const good = await readFile(path);
  const { lines } = scanLines(good, 0);
  for (let at = 0; at < good.length; at += 1) {
    const bytes = Buffer.from(good);
    bytes[at] = (bytes[at] ?? 0) ^ (at % 2 === 0 ? 0x01 : 0x20);
    await writeFile(path, bytes);
    const store = await openedStore(folder);
    const { messages } = await store.log.read(ROOM, everything);
    const hit = lines.findIndex((line) => line.offset <= at && at < line.end) + 1;
    const expected = upTo(5).map((number) => ({ ...draft(number), seq: number }));
    const others = expected.filter((message) => message.seq !== hit);
    expect([expected, others], `byte ${at}`).toContainEqual(messages);
    expect(store.damages.length, `byte ${at}`).toBeGreaterThan(0);
    expect((await store.log.append(draft(9))).message.seq, `byte ${at}`).toBeGreaterThan(5);
    expect(await readFile(path).then((now) => now.subarray(0, bytes.length))).toEqual(bytes);
    await store.close();
  }
  expect((await readdir(join(folder, 'rooms', ROOM))).filter((name) => name.includes('.damaged-'))).toHaveLength(1);
});

test('[KEEP-2] a damaged message in a sealed segment leaves its seq empty; pages beside it are full', async () => {
  const { folder, path } = await withMessages(20, { segmentBytes: 1_000 });
  const bytes = await readFile(path);
  const second = scanLines(bytes, 0).lines[1];
  bytes.fill(0, (second?.offset ?? 0) + 20, (second?.end ?? 0) - 20);
  await writeFile(path, bytes);
  const store = await openedStore(folder, { segmentBytes: 1_000 });
  const page = await store.log.read(ROOM, { before: 6, limit: 4, bytes: 1e6 });
  expect([page.messages.map((message) => message.seq), page.more]).toEqual([[1, 3, 4, 5], false]);
  expect(store.damages).toMatchObject([{ file: path, offset: second?.offset }]);
  const all = await store.log.read(ROOM, everything);
  expect(all.messages.map((message) => message.seq)).toEqual(upTo(20).filter((seq) => seq !== 2));
});

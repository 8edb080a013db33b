import { cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { scanLines } from '../../../src/main/store/disk/record-line';
import { openStore, type StoreOptions } from '../../../src/main/store/open-store';
import type { Store } from '../../../src/main/store/store';
import { reportFigure, rounds } from '../../support/fault-figures';
import { draft, messageOf, openedStore, roomRecord, storeOptions } from '../../support/opened-store';
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
  const { folder: template, path } = await withMessages(4);
  const whole = await readFile(path);
  const last = scanLines(whole, 0).lines.at(-1)?.offset ?? 0;
  let cuts = 0;
  for (let length = last + 1; length < whole.length; length += rounds(9, 1)) {
    const folder = await tempFolder();
    await cp(template, folder, { recursive: true });
    const torn = path.replace(template, folder);
    await truncate(torn, length);
    const store = await openedStore(folder);
    expect(await store.log.head(ROOM), `cut at ${length}`).toBe(3);
    expect(store.damages).toMatchObject([{ file: torn, offset: last }]);
    expect(await readFile(torn)).toEqual(whole.subarray(0, last));
    expect((await store.log.append(draft(5))).message.seq).toBe(4);
    await store.close();
    cuts += 1;
  }
  reportFigure('torn-tail', `${cuts} cuts, all 3 records before them kept, every cut reported, the log goes on`);
});

/** The messages of a room, in which some may be missing: none is there that was not written, and in its own place. */
async function servedTruly(store: Store, count: number, when: string): Promise<number[]> {
  const { messages } = await store.log.read(ROOM, everything);
  for (const message of messages) expect(message, when).toEqual(messageOf(draft(message.seq), message.seq));
  const seqs = messages.map(({ seq }) => seq);
  expect(seqs, when).toEqual([...new Set(seqs)].filter((seq) => seq <= count).sort((a, b) => a - b));
  return upTo(count).filter((seq) => !seqs.includes(seq));
}

/** A copy of a closed data folder in which one bit of one byte of a file is another one; its path, and what it holds. */
async function flipped(folder: string, file: string, at: number): Promise<{ copy: string; bytes: Buffer }> {
  const copy = await tempFolder();
  await cp(folder, copy, { recursive: true });
  const bytes = await readFile(join(folder, file));
  bytes[at] = (bytes[at] ?? 0) ^ (at % 2 === 0 ? 0x01 : 0x20);
  await writeFile(join(copy, file), bytes);
  return { copy, bytes };
}

test.each([
  ['the newest segment', 3, 1e6, 1],
  ['a sealed segment among others', 9, 400, 4],
])(
  '[KEEP-2] any byte of %s flipped loses that message alone, is reported, and nothing false is served',
  async (what, count, segmentBytes, firstSeq) => {
    const { folder } = await withMessages(count, { segmentBytes });
    const file = join('rooms', ROOM, `${String(firstSeq).padStart(12, '0')}.log`);
    const good = await readFile(join(folder, file));
    const { lines } = scanLines(good, 0);
    let [flips, lost] = [0, 0];
    for (let at = 0; at < good.length; at += rounds(23, 1)) {
      const { copy, bytes } = await flipped(folder, file, at);
      const store = await openedStore(copy, { segmentBytes });
      const missing = await servedTruly(store, count, `byte ${at}`);
      const hit = firstSeq + lines.findIndex((line) => line.offset <= at && at < line.end);
      expect([[], [hit]], `byte ${at}`).toContainEqual(missing);
      expect(store.damages.length, `byte ${at}`).toBeGreaterThan(0);
      expect((await store.log.append(draft(99))).message.seq, `byte ${at}`).toBeGreaterThan(count);
      await store.close();
      expect((await readFile(join(copy, file))).subarray(0, bytes.length)).toEqual(bytes);
      const asides = (await readdir(dirname(join(copy, file)))).filter((name) => name.includes('.damaged-'));
      expect(asides, `byte ${at}`).toHaveLength(1);
      await rm(copy, { recursive: true });
      flips += 1;
      lost += missing.length;
    }
    const figure = `${what}: ${flips} flips, all reported, ${lost} cost the message they hit, 0 another one, 0 served false`;
    reportFigure('flipped-byte', figure);
  },
  rounds(20_000, 180_000),
);

/** A data folder with some of everything, closed. */
async function withEverything(): Promise<string> {
  const { folder } = await withMessages(3, { segmentBytes: 300 });
  const store = await openedStore(folder);
  for (const id of ['a', 'b', 'c']) await store.registry.update((changes) => changes.put('rooms', roomRecord(id)));
  for (const jti of ['s', 't']) await store.tokens.claim(jti, Date.now() + 3_600_000);
  await store.close();
  return folder;
}

/** What a store answers when it is asked for everything. */
const contentOf = async (store: Store) => ({
  identity: store.identity,
  rooms: await store.registry.list('rooms'),
  messages: (await store.log.read(ROOM, everything)).messages,
  tokens: [await store.tokens.claim('s', Date.now() + 60_000), await store.tokens.claim('t', Date.now() + 60_000)],
});

test(
  '[KEEP-2] [KEEP-3] any byte of any other file flipped is refused in words, or reported and never served as good',
  async () => {
    const folder = await withEverything();
    const store = await openedStore(folder);
    const good = await contentOf(store);
    await store.close();
    const files = (await readdir(folder, { withFileTypes: true })).filter(
      (file) => file.isFile() && file.name !== 'lock',
    );
    const figures: string[] = [];
    for (const { name } of files) {
      const length = (await readFile(join(folder, name))).length;
      let [flips, refused] = [0, 0];
      for (let at = 0; at < length; at += rounds(41, 1)) {
        const { copy } = await flipped(folder, name, at);
        const opened = await openStore(copy, storeOptions());
        if (opened.ok) await expectHonest(opened.value, good, `${name}, byte ${at}`);
        else expect(opened.error.message, `${name}, byte ${at}`).toMatch(/damaged|missing|back from a backup/);
        await rm(copy, { recursive: true });
        flips += 1;
        refused += opened.ok ? 0 : 1;
      }
      figures.push(`${name} ${flips} (${refused} refused in words, ${flips - refused} reported)`);
    }
    reportFigure('flipped-byte', `other files, flips: ${figures.join(', ')}, 0 served false`);
  },
  rounds(20_000, 180_000),
);

/** Expects damage to be reported, and what is served to be a part of what was written. */
async function expectHonest(store: Store, good: Awaited<ReturnType<typeof contentOf>>, when: string): Promise<void> {
  const content = await contentOf(store);
  expect(store.damages.length, when).toBeGreaterThan(0);
  expect(content.identity, when).toEqual(good.identity);
  for (const room of content.rooms) expect(good.rooms, when).toContainEqual(room);
  for (const message of content.messages) expect(good.messages, when).toContainEqual(message);
  await store.close();
}

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

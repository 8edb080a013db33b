import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/main/store/store';
import { amend, deletion, edit, pin, reaction } from '../../support/amendments';
import { draft, openedStore } from '../../support/opened-store';
import { StoreClock } from '../../support/store-clock';
import { tempFolder } from '../../support/temp-folder';

const ROOM = 'room-1';

/** A closed data folder with three messages and six amendments, one more each than the last. */
async function withAmendments() {
  const folder = await tempFolder();
  const clock = new StoreClock();
  const options = { now: clock.now, timer: clock.timer };
  const store = await openedStore(folder, options);
  for (let number = 1; number <= 3; number += 1) await store.log.append(draft(number));
  await amend(store.log, 1, edit('first text', { at: clock.at }));
  await amend(store.log, 2, reaction('👍', 'user-2'));
  await amend(store.log, 1, edit('second text'));
  await amend(store.log, 3, pin());
  await amend(store.log, 2, reaction('🎉', 'user-3'));
  await amend(store.log, 1, edit('third text'));
  await store.close();
  const path = join(folder, 'rooms', ROOM, 'amendments', '000000000001.log');
  return { folder, path, clock, reopen: () => openedStore(folder, options) };
}

/** Where the lines of a file begin. */
async function linesOf(path: string): Promise<readonly number[]> {
  const bytes = await readFile(path);
  const offsets = [0];
  for (let at = bytes.indexOf('\n'); at !== bytes.length - 1; at = bytes.indexOf('\n', at + 1)) offsets.push(at + 1);
  return offsets;
}

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

const states = async ({ log }: Store) => {
  const { messages } = await log.read(ROOM, { after: 0, limit: 10, bytes: 1e9 });
  return messages.map(({ message, reactions, pinned }) => [
    message,
    reactions.map(({ emoji }) => emoji).join(''),
    pinned,
  ]);
};

describe('a damaged amendment', () => {
  test.each([
    [0, ['third text', '👍🎉', true]],
    [1, ['third text', '🎉', true]],
    [3, ['third text', '👍🎉', false]],
    [5, ['second text', '👍🎉', true]],
  ])(
    'number %i loses only that one, is told by file and offset, and kept aside',
    async (line, [text, emoji, pinned]) => {
      const { path, reopen } = await withAmendments();
      const offset = (await linesOf(path))[line] ?? 0;
      await flip(path, offset + 20);
      const store = await reopen();
      expect(await states(store)).toEqual([
        [text, '', false],
        ['message number 2', emoji, false],
        ['message number 3', '', pinned],
      ]);
      expect(store.damages).toMatchObject([{ file: path, offset }]);
      await store.close();
      expect((await readdir(join(path, '..'))).some((name) => name.includes('.damaged-'))).toBe(true);
    },
  );

  test('has a number, which is not given again', async () => {
    const { path, reopen } = await withAmendments();
    await flip(path, ((await linesOf(path)).at(-1) ?? 0) + 20);
    const store = await reopen();
    expect((await amend(store.log, 1, pin())).message.change).toBe(7);
  });

  test('does not keep the others from the messages’ own lines', async () => {
    const { path, clock, reopen } = await withAmendments();
    await flip(path, ((await linesOf(path))[2] ?? 0) + 20);
    const store = await reopen();
    const before = await states(store);
    await clock.passDay();
    expect(await states(store)).toEqual(before);
    await store.close();
    expect(await states(await reopen())).toEqual(before);
  });

  test('of which only a part is there is cut off: nobody was told of it', async () => {
    const { path, reopen } = await withAmendments();
    const { size } = await stat(path);
    const bytes = await readFile(path);
    await appendFile(path, bytes.subarray(0, 30));
    const store = await reopen();
    expect((await states(store))[0]).toEqual(['third text', '', false]);
    expect(store.damages).toMatchObject([{ file: path, offset: size }]);
    expect((await amend(store.log, 1, deletion())).message.change).toBe(7);
    await store.close();
    expect((await reopen()).damages).toEqual([]);
  });
});

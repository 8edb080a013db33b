import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { amend, deletion, edit, pin, reaction } from '../../support/amendments';
import { draft, openedStore } from '../../support/opened-store';
import { StoreClock } from '../../support/store-clock';
import { tempFolder } from '../../support/temp-folder';

const ROOM = 'room-1';
const HOUR_MS = 60 * 60_000;

/** Which files below a folder have a text in them. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(files.map(async (file) => ((await readFile(file)).includes(text) ? [file] : [])));
  return found.flat();
}

async function room(options = {}) {
  const folder = await tempFolder();
  const clock = new StoreClock();
  const given = { now: clock.now, timer: clock.timer, ...options };
  const store = await openedStore(folder, given);
  return { folder, clock, store, reopen: () => openedStore(folder, given) };
}

describe('a deleted text', () => {
  test('leaves the disk within a day, from the newest file and from a sealed one', async () => {
    const { folder, clock, store } = await room({ segmentBytes: 500 });
    for (let number = 1; number <= 9; number += 1) {
      await store.log.append(draft(number, { message: `secret ${number}` }));
    }
    for (const seq of [2, 9]) await amend(store.log, seq, deletion({ at: clock.at }));
    clock.pass(19 * HOUR_MS);
    await clock.look();
    expect(await filesWith(folder, 'secret 2')).toHaveLength(1);
    clock.pass(2 * HOUR_MS);
    await clock.look();
    expect([await filesWith(folder, 'secret 2'), await filesWith(folder, 'secret 9')]).toEqual([[], []]);
    expect(await filesWith(folder, 'secret 3')).toHaveLength(1);
    const { messages } = await store.log.read(ROOM, { after: 0, limit: 100, bytes: 1e9 });
    expect(messages.map(({ seq, deleted }) => deleted === null || seq)).toEqual([
      ...[true, 2, true, true, true, true, true, true, 9],
    ]);
  });

  test('that was edited before leaves it with all its versions', async () => {
    const { folder, clock, store } = await room();
    await store.log.append(draft(1, { message: 'secret one' }));
    for (const text of ['secret two', 'secret three']) await amend(store.log, 1, edit(text, { at: clock.at }));
    await clock.passDay();
    expect(await filesWith(folder, 'secret two')).toEqual([]);
    expect(await filesWith(folder, 'secret one')).toEqual([]);
    expect(await filesWith(folder, 'secret three')).toHaveLength(1);
    await amend(store.log, 1, deletion({ at: clock.at }));
    await clock.passDay();
    expect(await filesWith(folder, 'secret')).toEqual([]);
  });

  test('is due after a restart, too, whenever the host was off', async () => {
    const { folder, clock, store, reopen } = await room();
    await store.log.append(draft(1, { message: 'secret' }));
    await amend(store.log, 1, deletion({ at: clock.at }));
    await store.close();
    clock.pass(40 * HOUR_MS);
    const later = await reopen();
    await clock.look();
    expect(await filesWith(folder, 'secret')).toEqual([]);
    expect((await later.log.message(ROOM, 1))?.deleted).not.toBeNull();
  });

  test('takes nothing with it: client_ids, later messages and damage stay', async () => {
    const { folder, clock, store, reopen } = await room();
    for (let number = 1; number <= 5; number += 1) await store.log.append(draft(number));
    await store.close();
    const path = join(folder, 'rooms', ROOM, '000000000001.log');
    const bytes = await readFile(path);
    const place = bytes.indexOf('message number 3');
    bytes[place] = 'X'.charCodeAt(0);
    await writeFile(path, bytes);
    const again = await reopen();
    await amend(again.log, 2, deletion({ at: clock.at }));
    await amend(again.log, 5, pin());
    await amend(again.log, 5, reaction('👍'));
    await clock.passDay();
    const { messages } = await again.log.read(ROOM, { after: 0, limit: 100, bytes: 1e9 });
    expect(messages.map(({ seq }) => seq)).toEqual([1, 2, 4, 5]);
    expect((await readFile(path)).includes('Xessage number 3')).toBe(true);
    expect(await again.log.append(draft(99, { client_id: 'client-2' }))).toMatchObject({
      fresh: false,
      message: { seq: 2 },
    });
    expect((await again.log.append(draft(6))).message.seq).toBe(6);
    expect((await again.log.pins(ROOM)).map(({ seq }) => seq)).toEqual([5]);
  });
});

import { execFileSync } from 'node:child_process';
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonOf, scanLines } from '../../../src/main/store/disk/record-line';
import { draft, openedStore } from '../../support/opened-store';
import { requires } from '../../support/requirements';
import { openSmallHostData, SMALL_SEGMENTS, smallHostData } from '../../support/small-host-data';

// docs/store.md, "What comes of messages": a page costs what its messages cost, and later versions find their own again.

test('a file of messages holds messages and nothing else', async () => {
  const data = await smallHostData();
  const room = join(data, 'rooms', 'room-1');
  for (const name of await readdir(room)) {
    const { lines, bad } = scanLines(await readFile(join(room, name)), 0);
    expect(new Set(lines.map((line) => (jsonOf(line) as { kind: string }).kind))).toEqual(new Set(['message']));
    expect(bad).toEqual([]);
  }
});

requires('linux')('files and folders of a later version in a room', () => {
  test('are not opened by a start, a page, a join with since, a repeated message, an append or a new segment', async () => {
    const data = await smallHostData();
    const room = join(data, 'rooms', 'room-1');
    for (const name of ['amendments', 'later']) await mkdir(join(room, name));
    // Whoever opens one of these to read it waits for good.
    for (const path of ['amendments/summary', 'later/000000000001.log', 'pins', '000000000001.amendments']) {
      execFileSync('mkfifo', [join(room, path)]);
    }
    const store = await openedStore(data, SMALL_SEGMENTS);
    expect(await store.log.head('room-1')).toBe(30);
    for (const selector of [{}, { after: 20 }, { before: 12 }, { around: 7 }]) {
      const page = await store.log.read('room-1', { ...selector, limit: 10, bytes: 1e6 });
      expect(page.messages).toHaveLength(10);
    }
    expect((await store.log.append(draft(2))).fresh).toBe(false);
    for (let number = 31; number <= 50; number += 1) await store.log.append(draft(number));
    expect([await store.log.head('room-1'), store.damages]).toEqual([50, []]);
    await store.close();
  });
});

requires('linux')('amendments of a room', () => {
  test('are not opened by a start, the number of its last message, or an append', async () => {
    const data = await smallHostData();
    const amendments = join(data, 'rooms', 'room-1', 'amendments');
    await mkdir(amendments);
    for (const name of ['000000000001.log', 'folded']) execFileSync('mkfifo', [join(amendments, name)]);
    const store = await openedStore(data, SMALL_SEGMENTS);
    expect(await store.log.head('room-1')).toBe(30);
    expect((await store.log.append(draft(31))).message.seq).toBe(31);
    await store.close();
  });
});

test('files and folders of a later version in a room stay as they are, and go with the room', async () => {
  const data = await smallHostData();
  const later = join(data, 'rooms', 'room-1', 'later');
  await mkdir(later);
  await writeFile(join(later, '000000000001.log'), 'of a later version');
  const store = await openSmallHostData(data);
  for (let number = 31; number <= 40; number += 1) await store.log.append(draft(number));
  expect(await readFile(join(later, '000000000001.log'), 'utf8')).toBe('of a later version');
  await store.log.drop('room-1');
  await expect(access(later)).rejects.toThrow('ENOENT');
});

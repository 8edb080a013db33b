import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, it, onTestFinished } from 'vitest';
import { en } from '#shared/words/en/en';
import { StorageNotes } from '../../../src/main/desktop/storage-notes';
import { StorageWatch } from '../../../src/main/desktop/storage-watch';
import { openDocument } from '../../../src/main/store/open-document';
import { type Damage, StoreFault } from '../../../src/main/store/store';
import { memoryLogger } from '../../support/memory-logger';
import { tempFolder } from '../../support/temp-folder';

const LOSS = 'A message could not be read as it was written; its place stays empty.';

/** A host whose disk does as it is told, and the watch over it; `restart` forgets all but what is on disk. */
async function setUp(folder: string) {
  const host = { damages: [] as Damage[], full: false };
  const logger = memoryLogger();
  const clock = { now: new Date('2026-11-22T10:00:00.000Z') };
  const start = async () => {
    const notes = await openDocument(join(folder, 'notes.json'), StorageNotes, v.parse(StorageNotes, {}), { logger });
    const port = {
      damages: host.damages,
      fault: async () => (host.full ? new StoreFault('disk_full', "Changes can't be saved: the disk is full.") : null),
    };
    const watch = new StorageWatch({
      notes,
      host: () => port,
      words: () => en.desktop.problems,
      logger,
      now: () => clock.now,
    });
    const end = async () => {
      await watch.close();
      await notes.close();
    };
    onTestFinished(end);
    return { watch, end };
  };
  const file = join(folder, 'rooms/r1/000000000001.log');
  return { host, clock, file, start };
}

/** A damage is told at the look after the one that saw it: by then its copy is made. */
async function looksTwice(watch: StorageWatch): Promise<void> {
  await watch.look();
  await watch.look();
}

it('damage is told by file, with its room, its places and the copy that was kept', async () => {
  const folder = await tempFolder();
  const { host, start } = await setUp(folder);
  const { watch } = await start();
  const file = join(folder, 'registry');
  const copy = `${file}.damaged-2026-11-22T10-00-00-000Z`;
  await writeFile(copy, 'as it was');
  const messages = join(folder, 'rooms/r1/000000000001.log');
  host.damages.push(
    { kind: 'message', file: messages, offset: 10, message: LOSS },
    { kind: 'message', file: messages, offset: 90, message: LOSS },
    { kind: 'record', file, offset: 0, message: 'A team was lost.' },
  );
  await looksTwice(watch);
  expect(watch.state().damages).toEqual([
    { file, room: null, offsets: [0], losses: [{ kind: 'record', message: 'A team was lost.' }], copy },
    { file: messages, room: 'r1', offsets: [10, 90], losses: [{ kind: 'message', message: LOSS }], copy: null },
  ]);
  expect(watch.whereabouts(file)).toBe(copy);
  expect(watch.whereabouts(messages)).toBe(messages);
  expect(watch.whereabouts('/etc/passwd')).toBeNull();
});

it('damage that was put away stays away when it is met again after a restart; the rest is still told', async () => {
  const folder = await tempFolder();
  const { host, file, start } = await setUp(folder);
  const before = await start();
  host.damages.push(
    { kind: 'message', file, offset: 10, message: LOSS },
    { kind: 'message', file: 'other', offset: 5, message: LOSS },
  );
  await looksTwice(before.watch);
  await before.watch.putAway(file);
  expect(before.watch.state().damages).toMatchObject([{ file: 'other' }]);
  await before.end();
  const after = await start();
  await looksTwice(after.watch);
  expect(after.watch.state().damages).toMatchObject([{ file: 'other' }]);
  host.damages.push({ kind: 'message', file, offset: 700, message: LOSS });
  await looksTwice(after.watch);
  expect(after.watch.state().damages).toMatchObject([{ file, offsets: [700] }, { file: 'other' }]);
});

it('a disk that cannot be written to is told at once, its recovery too, and when both were', async () => {
  const { host, clock, start } = await setUp(await tempFolder());
  const { watch } = await start();
  const heard: unknown[] = [];
  watch.onChange(() => heard.push(watch.state().trouble?.message ?? null));
  await watch.look();
  expect(heard).toEqual([]);
  host.full = true;
  await looksTwice(watch);
  const message = "Messages can't be saved: the disk is full.";
  expect(watch.state().trouble).toEqual({ reason: 'disk_full', message, since: '2026-11-22T10:00:00.000Z' });
  host.full = false;
  clock.now = new Date('2026-11-22T10:05:00.000Z');
  await watch.look();
  expect(watch.state()).toMatchObject({
    trouble: null,
    last_trouble: { message, since: '2026-11-22T10:00:00.000Z', until: '2026-11-22T10:05:00.000Z' },
  });
  expect(heard.at(0)).toBe(message);
  expect(heard.at(-1)).toBeNull();
});

it('all of it is forgotten with the host that it was about, for good', async () => {
  const { host, file, start } = await setUp(await tempFolder());
  const { watch, end } = await start();
  host.damages.push({ kind: 'message', file, offset: 10, message: LOSS });
  host.full = true;
  await looksTwice(watch);
  expect(watch.state()).toMatchObject({ damages: [{ file }], trouble: { reason: 'disk_full' } });
  await watch.forget();
  const nothing = { trouble: null, last_trouble: null, damages: [] };
  expect(watch.state()).toEqual(nothing);
  await end();
  const again = await start();
  expect(again.watch.state()).toEqual(nothing);
});

it('notes of an older or a newer Hearth are kept, whatever kinds of damage it knows', () => {
  const note = { file: '/host/registry', offset: 3, message: 'A team was lost.', copy: null, put_away: false };
  const { damages } = v.parse(StorageNotes, { damages: [note, { ...note, kind: 'of_later' }] });
  expect(damages).toEqual([
    { ...note, kind: null },
    { ...note, kind: null },
  ]);
});

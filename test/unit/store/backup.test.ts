import { createHash } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { restoreBackup } from '../../../src/main/store/backup/restore-backup';
import { writeBackup } from '../../../src/main/store/backup/write-backup';
import { damagesOf, verifyFolder } from '../../../src/main/store/check/verify-folder';
import { encodeLine } from '../../../src/main/store/disk/record-line';
import { amend, edit, pin } from '../../support/amendments';
import { draft, openedStore, roomRecord } from '../../support/opened-store';
import { Ration } from '../../support/ration';
import {
  everythingOf,
  openSmallHostData,
  SMALL_SEGMENTS,
  smallHostData,
  smallTalkData,
  userRecord,
} from '../../support/small-host-data';
import { tempFolder } from '../../support/temp-folder';

const now = new Date('2026-11-22T12:00:00.000Z');
const contains = (text: string) => expect.stringContaining(text);
const everything = { after: 0, limit: 1_000_000, bytes: 1e9 };

async function backedUp(data: string, force = false): Promise<string> {
  const to = join(await tempFolder(), 'hearth.backup');
  const written = await writeBackup({ data, to, force, now });
  if (!written.ok) throw new Error(written.error);
  return to;
}

async function restored(from: string): Promise<string> {
  const folder = join(await tempFolder(), 'restored');
  const result = await restoreBackup(from, folder);
  if (!result.ok) throw new Error(result.error);
  return folder;
}

/** Every file below a folder and the hash of its content. */
async function contents(folder: string): Promise<Record<string, string>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  const hash = async (path: string) =>
    createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  return Object.fromEntries(
    await Promise.all(paths.sort().map(async (path) => [path.slice(folder.length + 1), await hash(path)])),
  );
}

describe('a backup', () => {
  test('restored is the folder that it was made of, but for its lock', async () => {
    const data = await smallHostData();
    const folder = await restored(await backedUp(data));
    const { lock: _, segments: __, ...files } = await contents(data);
    const { segments: ___, ...again } = await contents(folder);
    expect(again).toEqual(files);
    const store = await openedStore(folder, SMALL_SEGMENTS);
    expect([await store.log.head('room-1'), store.damages]).toEqual([30, []]);
    expect(await store.tokens.claim('a', Date.now() + 60_000)).toBe(false);
    expect((await store.log.append(draft(3))).fresh).toBe(false);
  });

  test('has amendments and marks, and goes on counting changes from there', async () => {
    const data = await smallTalkData();
    const before = await openedStore(data, SMALL_SEGMENTS);
    const told = await everythingOf(before);
    await before.close();
    const store = await openedStore(await restored(await backedUp(data)), SMALL_SEGMENTS);
    expect(await everythingOf(store)).toEqual(told);
    expect((await amend(store.log, 30, pin())).message.change).toBe(told.changes.change + 1);
    expect(store.damages).toEqual([]);
  });

  test('made while messages are amended, folded and erased has all that was acknowledged before, once', async () => {
    const data = await smallTalkData();
    const store = await openedStore(data, { ...SMALL_SEGMENTS, foldAfter: 5 });
    const ration = new Ration();
    const amending = (async () => {
      for (let number = 1; await ration.take(); number += 1) {
        await amend(store.log, 1 + (number % 30), edit(`text ${number}`));
      }
    })();
    for (let round = 0; round < 6; round += 1) {
      ration.give(15);
      const acknowledged = await store.log.read('room-1', everything);
      const folder = await restored(await backedUp(data));
      const copy = await openedStore(folder, SMALL_SEGMENTS);
      const { page, changes } = await everythingOf(copy);
      for (const [index, { seq, change }] of page.messages.entries()) {
        const before = acknowledged.messages[index];
        expect([seq, change]).toEqual([before?.seq, expect.any(Number)]);
        expect(change).toBeGreaterThanOrEqual(before?.change ?? 0);
      }
      const changed = page.messages.filter(({ change }) => change > 0);
      expect(changes.messages).toEqual(changed.sort((a, b) => a.change - b.change));
      expect((await amend(copy.log, 30, edit('the last'))).message.change).toBe(changes.change + 1);
      expect(copy.damages).toEqual([]);
      await copy.close();
    }
    ration.end();
    await amending;
  });

  test('says what it holds, and is for its owner alone', async () => {
    const data = await smallHostData();
    const to = join(await tempFolder(), 'hearth.backup');
    const written = await writeBackup({ data, to, force: false, now });
    const { size, mode } = await stat(to);
    expect(written).toMatchObject({
      ok: true,
      value: { size, contents: { rooms: 2, messages: 31, people: 1, damages: 0, created: now.toISOString() } },
    });
    expect(mode & 0o777).toBe(0o600);
    expect((await readdir(join(to, '..'))).sort()).toEqual(['hearth.backup']);
  });

  test('carries what only a later version knows, and leaves copies of damaged files out', async () => {
    const data = await smallHostData();
    const room = join(data, 'rooms', 'room-1');
    await mkdir(join(room, 'later', 'deeper'), { recursive: true });
    await writeFile(join(room, 'later', 'deeper', '000000000001.log'), 'x'.repeat(1_000_000));
    await writeFile(join(room, 'pins'), '');
    await writeFile(join(room, '000000000001.log.damaged-2026'), 'old');
    await writeFile(join(data, 'reads'), 'read marks');
    await appendFile(
      join(
        room,
        (await readdir(room))
          .filter((name) => name.endsWith('.log'))
          .sort()
          .at(-1) ?? '',
      ),
      encodeLine({ kind: 'reaction', seq: 1 }),
    );
    const { lock: _, segments: __, 'rooms/room-1/000000000001.log.damaged-2026': ___, ...files } = await contents(data);
    expect(await contents(await restored(await backedUp(data)))).toMatchObject(files);
  });

  test('of a folder with a torn end has whole messages only', async () => {
    const data = await smallHostData();
    const room = join(data, 'rooms', 'room-1');
    const newest = join(room, (await readdir(room)).sort().at(-1) ?? '');
    await truncate(newest, (await stat(newest)).size - 3);
    const folder = await restored(await backedUp(data));
    expect(damagesOf((await verifyFolder(folder).then((v) => (v.ok ? v.value : undefined))) ?? expect.fail())).toEqual(
      [],
    );
    expect(await (await openedStore(folder, SMALL_SEGMENTS)).log.head('room-1')).toBe(29);
  });

  test('keeps the places of messages that were lost and given up empty', async () => {
    const data = await smallHostData();
    const room = join(data, 'rooms', 'room-1');
    await rm(join(room, (await readdir(room)).sort().at(-1) ?? ''));
    await (await openSmallHostData(data, { acceptLoss: true })).close();
    const folder = await restored(await backedUp(data));
    const store = await openedStore(folder, SMALL_SEGMENTS);
    expect((await store.log.append(draft(31))).message.seq).toBeGreaterThan(30);
  });

  test('of a damaged segment carries it as it is and says so', async () => {
    const data = await smallHostData();
    const path = join(data, 'rooms', 'room-1', '000000000001.log');
    const bytes = await readFile(path);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const to = join(await tempFolder(), 'hearth.backup');
    expect(await writeBackup({ data, to, force: false, now })).toMatchObject({
      value: { contents: { damages: 1, messages: 30 } },
    });
    const folder = join(await tempFolder(), 'restored');
    expect(await restoreBackup(to, folder)).toMatchObject({ ok: true, value: { damages: [{ offset: 0 }] } });
    expect(await readFile(join(folder, 'rooms', 'room-1', '000000000001.log'))).toEqual(bytes);
  });
});

describe('a backup made while a host writes, makes and deletes rooms, and seals segments', () => {
  test('has everything that was acknowledged before it began, in order, once, and nothing that does not fit together', async () => {
    const data = join(await tempFolder(), 'data');
    const store = await openSmallHostData(data);
    const ration = new Ration();
    const acked = new Map<string, number>();
    const write = async (room: string, writer: number) => {
      for (let number = 1; await ration.take(); number += 1) {
        const { message } = await store.log.append(draft(number, { room, client_id: `${writer}-${number}` }));
        acked.set(room, Math.max(acked.get(room) ?? 0, message.seq));
      }
    };
    const churn = async (name: string) => {
      for (let number = 1; await ration.take(); number += 1) {
        const [id, user] = [`${name}-${number}`, `user-${name}-${number}`];
        await store.registry.update((records) => {
          records.put('users', userRecord(user));
          records.put('rooms', roomRecord(id, { user }));
        });
        for (let at = 1; at <= 9; at += 1) await store.log.append(draft(at, { room: id, user }));
        if (number % 3 === 0) continue;
        await store.registry.update((records) => {
          records.delete('rooms', id);
          records.put('drops', { id });
        });
        await store.log.drop(id);
        await store.registry.update((records) => records.delete('drops', id));
      }
    };
    const work = [write('room-1', 1), write('room-1', 2), write('room-2', 3), churn('a'), churn('b')];
    for (let round = 0; round < 6; round += 1) {
      const before = new Map(acked);
      ration.give(100);
      const folder = await restored(await backedUp(data));
      const verdict = await verifyFolder(folder);
      expect(verdict).toMatchObject({ ok: true, value: { findings: [] } });
      const copy = await openedStore(folder, SMALL_SEGMENTS);
      for (const [room, seq] of before) {
        const { messages } = await copy.log.read(room, everything);
        expect(messages.length).toBeGreaterThanOrEqual(seq);
        expect(messages.map((message) => message.seq)).toEqual(messages.map((_, index) => index + 1));
      }
      expect(copy.damages).toEqual([]);
      await copy.close();
    }
    ration.end();
    await Promise.all(work);
  });
});

describe('is refused in words, and nothing is written', () => {
  test('a backup onto a file that is there, unless told to replace it', async () => {
    const data = await smallHostData();
    const to = await backedUp(data);
    const before = await readFile(to);
    expect(await writeBackup({ data, to, force: false, now })).toEqual({ ok: false, error: contains('--force') });
    expect(await readFile(to)).toEqual(before);
    expect(await writeBackup({ data, to, force: true, now })).toMatchObject({ ok: true });
  });

  test('a backup into the folder itself, of no data folder, and into a folder that is not there', async () => {
    const data = await smallHostData();
    const empty = await tempFolder();
    const to = join(await tempFolder(), 'file');
    expect(await writeBackup({ data, to: join(data, 'b'), force: false, now })).toMatchObject({
      error: contains('inside'),
    });
    expect(await writeBackup({ data: empty, to, force: false, now })).toMatchObject({
      error: contains('no data folder'),
    });
    const nowhere = join(empty, 'nowhere', 'file');
    expect(await writeBackup({ data, to: nowhere, force: false, now })).toMatchObject({ ok: false });
    expect(await readdir(empty)).toEqual([]);
  });

  test.each(['registry', 'segments', 'identity'])('a backup of a folder that lost its %s', async (name) => {
    const data = await smallHostData();
    await rm(join(data, name));
    const folder = await tempFolder();
    const written = await writeBackup({ data, to: join(folder, 'file'), force: false, now });
    expect(written).toEqual({ ok: false, error: contains(join(data, name)) });
    expect(await readdir(folder)).toEqual([]);
  });

  test('a backup of a folder that lost a file of messages', async () => {
    const data = await smallHostData();
    const path = join(data, 'rooms', 'room-1', '000000000001.log');
    await rm(path);
    const written = await writeBackup({ data, to: join(await tempFolder(), 'file'), force: false, now });
    expect(written).toEqual({ ok: false, error: contains(path) });
  });

  test('a restore into a folder that has something in it', async () => {
    const data = await smallHostData();
    const from = await backedUp(data);
    const before = await contents(data);
    expect(await restoreBackup(from, data)).toEqual({ ok: false, error: contains('is not empty') });
    expect(await contents(data)).toEqual(before);
  });

  test('a restore of a backup cut short anywhere, or with any byte changed', async () => {
    const from = await backedUp(await smallHostData());
    const whole = await readFile(from);
    const place = await tempFolder();
    const attempt = async (bytes: Buffer, what: string) => {
      await writeFile(join(place, 'bad'), bytes);
      const result = await restoreBackup(join(place, 'bad'), join(place, 'folder'));
      // A changed byte in the padding between entries changes nothing.
      if (result.ok) expect(whole.equals(bytes) || isPadding(whole, bytes), what).toBe(true);
      else expect(result.error, what).toMatch(/can't be restored: .+\. Nothing was changed/);
      await rm(join(place, 'folder'), { recursive: true, force: true });
      expect(await readdir(place), what).toEqual(['bad']);
    };
    for (let length = 0; length < whole.length - 1_024; length += 577)
      await attempt(whole.subarray(0, length), `cut ${length}`);
    for (let at = 5; at < whole.length; at += 991) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      await attempt(bytes, `byte ${at}`);
    }
  });

  test('a restore of something else, or of nothing', async () => {
    const place = await tempFolder();
    await writeFile(join(place, 'text'), 'not a backup');
    expect(await restoreBackup(join(place, 'text'), join(place, 'a'))).toMatchObject({ ok: false });
    expect(await restoreBackup(join(place, 'none'), join(place, 'a'))).toMatchObject({
      error: contains('There is no file'),
    });
    expect(await readdir(place)).toEqual(['text']);
  });
});

/** Whether the one byte that differs is a zero that fills up a block. */
function isPadding(whole: Buffer, changed: Buffer): boolean {
  const at = whole.findIndex((byte, index) => byte !== changed[index]);
  return whole[at] === 0;
}

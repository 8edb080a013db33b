import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { restoreBackup } from '../../../src/main/store/backup/restore-backup';
import { writeBackup } from '../../../src/main/store/backup/write-backup';
import { damagesOf, verifyFolder } from '../../../src/main/store/check/verify-folder';
import type { Store } from '../../../src/main/store/store';
import { sha256Of, someBytes } from '../../support/file-line';
import { draft } from '../../support/opened-store';
import { openSmallHostData } from '../../support/small-host-data';
import { tempFolder } from '../../support/temp-folder';

const look = async () => ({ type: 'image/png' });

async function* pieces(bytes: Uint8Array) {
  yield bytes;
}

const freshFolder = async () => join(await tempFolder(), 'data');

/** A whole file that waits for its message. */
async function sent({ files }: Store, bytes: Uint8Array): Promise<string> {
  const created = '2026-11-22T10:00:00.000Z';
  const { id } = await files.begin({
    ...{ room: 'room-1', user: 'user-1', name: 'a.bin', size: bytes.length, sha256: sha256Of(bytes), created },
  });
  await files.receive(id, 0, pieces(bytes));
  await files.finish(id, look);
  return id;
}

/** Attaches a file, writes its message and does not settle it, as a process that dies in between. */
async function written(store: Store, number: number, bytes: Uint8Array): Promise<string> {
  const id = await sent(store, bytes);
  await store.files.attach([id], `client-${number}`);
  const file = { id, name: 'a.bin', size: bytes.length, type: 'image/png' };
  await store.log.append(draft(number, { files: [file] }));
  return id;
}

const shelfOf = (folder: string, bytes: Uint8Array) => join(folder, 'files', sha256Of(bytes).slice(0, 2));

test('a file whose message was written when the process died belongs to it after the next start', async () => {
  const folder = await freshFolder();
  const first = await openSmallHostData(folder);
  const id = await written(first, 1, someBytes(10));
  await first.close();
  const { files } = await openSmallHostData(folder);
  expect(files.upload(id)).toBeUndefined();
  expect(await files.file('room-1', id)).toMatchObject({ id, type: 'image/png' });
});

test('a file that was imported for the message of another belongs to that after the next start', async () => {
  const folder = await freshFolder();
  const first = await openSmallHostData(folder);
  const [kept, waiting] = [await sent(first, someBytes(10)), await sent(first, someBytes(20, 2))];
  await first.files.attach([kept], 'import-1', 'author-1');
  const file = { id: kept, name: 'a.bin', size: 10, type: 'image/png' };
  await first.log.append({ ...draft(1, { files: [file] }), user: 'author-1', client_id: 'import-1' });
  await first.files.attach([waiting], 'import-2', 'author-1');
  await first.close();
  const { files } = await openSmallHostData(folder);
  expect(files.upload(kept)).toBeUndefined();
  expect(await files.file('room-1', kept)).toMatchObject({ id: kept, user: 'user-1' });
  expect(await files.file('room-1', waiting)).toBeUndefined();
  expect(files.upload(waiting)).toMatchObject({ message: null });
});

test('a file whose message was not written when the process died waits for another one', async () => {
  const folder = await freshFolder();
  const first = await openSmallHostData(folder);
  const id = await sent(first, someBytes(10));
  await first.files.attach([id], 'client-1');
  await first.close();
  const { files } = await openSmallHostData(folder);
  expect(await files.file('room-1', id)).toBeUndefined();
  expect(files.upload(id)).toMatchObject({ message: null, file: { id } });
});

test('a message that was deleted when the process died loses its files with the next start', async () => {
  const folder = await freshFolder();
  const first = await openSmallHostData(folder);
  const bytes = someBytes(10);
  const id = await written(first, 1, bytes);
  await first.files.settle([id], 'client-1');
  const deleted = first.files.release('room-1', 1, [id], async () => {
    const at = '2026-11-22T11:00:00.000Z';
    await first.log.amend('room-1', 1, () => ({ ok: true, value: { kind: 'delete', user: 'user-1', at } }));
    throw new Error('The process dies here.');
  });
  await expect(deleted).rejects.toThrow('dies here');
  expect(await first.files.file('room-1', id)).toBeDefined();
  await first.close();
  const { files } = await openSmallHostData(folder);
  expect(await files.file('room-1', id)).toBeUndefined();
  expect(await readdir(shelfOf(folder, bytes))).toEqual([]);
});

test('a message that was not deleted after all keeps its files', async () => {
  const folder = await freshFolder();
  const first = await openSmallHostData(folder);
  const id = await written(first, 1, someBytes(10));
  await first.files.settle([id], 'client-1');
  await first.files.release('room-1', 1, [id], () => Promise.reject(new Error('died'))).catch(() => undefined);
  await first.close();
  expect(await (await openSmallHostData(folder)).files.file('room-1', id)).toBeDefined();
});

test('an upload goes on after a restart from what is on disk', async () => {
  const folder = await freshFolder();
  const first = await openSmallHostData(folder);
  const bytes = someBytes(300_000);
  const created = '2026-11-22T10:00:00.000Z';
  const announced = {
    room: 'room-1',
    user: 'user-1',
    name: 'a.bin',
    size: bytes.length,
    sha256: sha256Of(bytes),
    created,
  };
  const { id } = await first.files.begin(announced);
  await first.files.receive(id, 0, pieces(bytes.subarray(0, 200_000)));
  await first.close();
  const { files } = await openSmallHostData(folder);
  expect(files.upload(id)).toMatchObject({ offset: 200_000, name: 'a.bin' });
  await files.receive(id, 200_000, pieces(bytes.subarray(200_000)));
  expect((await files.finish(id, look)).ok).toBe(true);
});

test('contents that nobody has, and leftovers of uploads, go with the next start', async () => {
  const folder = await freshFolder();
  const first = await openSmallHostData(folder);
  const kept = await written(first, 1, someBytes(10));
  await first.files.settle([kept], 'client-1');
  await first.close();
  const stray = someBytes(10, 2);
  await mkdir(shelfOf(folder, stray), { recursive: true });
  await writeFile(join(shelfOf(folder, stray), sha256Of(stray)), stray);
  await writeFile(join(folder, 'files/uploads/gone.part'), 'x');
  await writeFile(join(folder, 'files/uploads/damaged'), 'not a record');
  const second = await openSmallHostData(folder);
  await expect.poll(() => second.files.kept()).toEqual({ files: 1, bytes: 10 });
  expect(await readdir(shelfOf(folder, stray))).toEqual([]);
  expect(await readdir(join(folder, 'files/uploads'))).toEqual([]);
  expect(await readdir(shelfOf(folder, someBytes(10)))).toHaveLength(2);
});

test('verify tells of a content that is lost or changed, and of what nobody has', async () => {
  const folder = await freshFolder();
  const store = await openSmallHostData(folder);
  for (const number of [1, 2, 3]) {
    const id = await written(store, number, someBytes(5_000, number));
    await store.files.settle([id], `client-${number}`);
  }
  await store.close();
  const good = await verifyFolder(folder);
  expect(good.ok && damagesOf(good.value)).toEqual([]);
  const path = (number: number) => join(shelfOf(folder, someBytes(5_000, number)), sha256Of(someBytes(5_000, number)));
  await rm(path(1));
  await truncate(path(2), 4_999);
  const names = await readdir(shelfOf(folder, someBytes(5_000, 3)));
  const reference = names.find((name) => name.includes('room-1')) ?? '';
  await rm(join(shelfOf(folder, someBytes(5_000, 3)), reference));
  const verdict = await verifyFolder(folder);
  if (!verdict.ok) throw new Error(verdict.error);
  const damages = damagesOf(verdict.value);
  expect(damages.map(({ file }) => file).sort()).toEqual([path(1), path(2)].sort());
  expect(damages.map(({ message }) => message).join()).toMatch(
    /is missing.*is not what it was|is not what it was.*is missing/,
  );
  expect(verdict.value.findings.find(({ file }) => file === path(3))?.weight).toBe('note');
});

test('a backup carries files of messages, and not the bytes of unfinished uploads', async () => {
  const folder = await freshFolder();
  const store = await openSmallHostData(folder);
  const bytes = someBytes(400_000);
  const id = await written(store, 1, bytes);
  await store.files.settle([id], 'client-1');
  const created = '2026-11-22T10:00:00.000Z';
  const other = someBytes(9_000, 2);
  const unfinished = await store.files.begin({
    ...{ room: 'room-1', user: 'user-1', name: 'b.bin', size: 9_000, sha256: sha256Of(other), created },
  });
  await store.files.receive(unfinished.id, 0, pieces(other.subarray(0, 4_000)));
  const to = join(await tempFolder(), 'backup');
  const backup = await writeBackup({ data: folder, to, force: false, now: new Date() });
  expect(backup.ok ? '' : backup.error).toBe('');
  const restored = join(await tempFolder(), 'restored');
  const outcome = await restoreBackup(to, restored);
  expect(outcome.ok ? outcome.value.damages : outcome.error).toEqual([]);
  const again = await openSmallHostData(restored);
  const file = await again.files.file('room-1', id);
  expect(file).toMatchObject({ size: bytes.length });
  expect((await readFile(join(shelfOf(restored, bytes), sha256Of(bytes)))).equals(bytes)).toBe(true);
  expect(again.files.upload(unfinished.id)?.offset).toBe(0);
});

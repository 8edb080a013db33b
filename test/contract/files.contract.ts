import { describe, expect, test } from 'vitest';
import type { Announcement, Files, StoredFile, Upload } from '../../src/main/store/files';
import { sha256Of, someBytes } from '../support/file-line';

const CREATED = '2026-11-22T10:00:00.000Z';

const announced = (bytes: Uint8Array, given: Partial<Announcement> = {}): Announcement => ({
  room: 'room-1',
  user: 'user-1',
  name: 'a.bin',
  size: bytes.length,
  sha256: sha256Of(bytes),
  created: CREATED,
  ...given,
});

async function* pieces(bytes: Uint8Array, size = 70_000, breaksAt = Number.POSITIVE_INFINITY) {
  for (let at = 0; at < bytes.length; at += size) {
    if (at >= breaksAt) throw new Error('The line broke.');
    yield bytes.subarray(at, at + size);
  }
}

const look = async () => ({ type: 'image/png', width: 3, height: 2 });

/** Sends a whole file. */
async function sent(files: Files, bytes: Uint8Array, given: Partial<Announcement> = {}): Promise<StoredFile> {
  const { id } = await files.begin(announced(bytes, given));
  await files.receive(id, 0, pieces(bytes));
  const finished = await files.finish(id, look);
  if (!finished.ok) throw new Error(finished.error);
  return finished.value;
}

/** Sends a whole file in a message. */
async function written(files: Files, bytes: Uint8Array, given: Partial<Announcement> = {}): Promise<StoredFile> {
  const file = await sent(files, bytes, given);
  await files.attach([file.id], 'client-1');
  await files.settle([file.id], 'client-1');
  return file;
}

async function contentOf(files: Files, file: StoredFile): Promise<Buffer | undefined> {
  const reader = await files.open(file);
  if (!reader) return undefined;
  const read: Uint8Array[] = [];
  for (let at = 0; at < reader.size; at += 50_000) read.push(await reader.read(at, 50_000));
  await reader.close();
  return Buffer.concat(read);
}

const offsetOf = (upload: Upload | undefined): number | undefined => upload?.offset;

/** What every keeper of files promises. `open` makes an empty one. */
export function filesContract(adapter: string, open: () => Promise<Files>): void {
  describe(`${adapter}: an upload`, () => {
    test('is whole once its bytes are there and agree with its hash', async () => {
      const files = await open();
      const bytes = someBytes(1_000_000);
      const begun = await files.begin(announced(bytes));
      expect(begun).toMatchObject({ offset: 0, file: null, message: null, name: 'a.bin' });
      expect(await files.receive(begun.id, 0, pieces(bytes))).toBe(1_000_000);
      const finished = await files.finish(begun.id, look);
      expect(finished).toEqual({
        ok: true,
        value: {
          ...{ id: begun.id, room: 'room-1', user: 'user-1', name: 'a.bin', size: 1_000_000, sha256: sha256Of(bytes) },
          ...{ type: 'image/png', width: 3, height: 2 },
        },
      });
      expect(files.upload(begun.id)?.file).toEqual(finished.ok ? finished.value : null);
      expect(files.uploadsOf('user-1').map(({ id }) => id)).toEqual([begun.id]);
      expect(files.uploadsOf('user-2')).toEqual([]);
    });

    test('keeps what came before its line broke, and goes on from there', async () => {
      const files = await open();
      const bytes = someBytes(500_000);
      const { id } = await files.begin(announced(bytes));
      const stands = await files.receive(id, 0, pieces(bytes, 70_000, 280_000));
      expect(stands).toBe(280_000);
      expect(offsetOf(files.upload(id))).toBe(280_000);
      await expect(files.receive(id, 0, pieces(bytes))).rejects.toThrow(RangeError);
      expect(await files.receive(id, stands, pieces(bytes.subarray(stands)))).toBe(500_000);
      expect((await files.finish(id, look)).ok).toBe(true);
    });

    test('of another content than announced is thrown away', async () => {
      const files = await open();
      const { id } = await files.begin(announced(someBytes(9_000)));
      await files.receive(id, 0, pieces(someBytes(9_000, 2)));
      expect(await files.finish(id, look)).toEqual({ ok: false, error: 'wrong_content' });
      expect(files.upload(id)).toBeUndefined();
      expect(await files.kept()).toEqual({ files: 0, bytes: 0 });
    });

    test('takes no more bytes than it has', async () => {
      const files = await open();
      const bytes = someBytes(1_000);
      const { id } = await files.begin(announced(bytes));
      expect(await files.receive(id, 0, pieces(someBytes(5_000)))).toBe(1_000);
    });

    test('may be empty', async () => {
      const files = await open();
      const file = await written(files, Buffer.alloc(0));
      expect((await contentOf(files, file))?.length).toBe(0);
    });

    test('has the extent that its sender said where nothing was measured', async () => {
      const files = await open();
      const bytes = someBytes(10);
      const { id } = await files.begin(announced(bytes, { width: 640, height: 360 }));
      await files.receive(id, 0, pieces(bytes));
      expect(await files.finish(id, async () => ({ type: 'video/mp4' }))).toMatchObject({
        value: { type: 'video/mp4', width: 640, height: 360 },
      });
    });

    test('is given up, also by its age, and may be gone already', async () => {
      const files = await open();
      const old = await files.begin(announced(someBytes(10)));
      const young = await files.begin(announced(someBytes(10), { created: '2026-11-23T10:00:00.000Z' }));
      await files.cancelBefore('2026-11-22T20:00:00.000Z');
      expect(files.uploadsOf('user-1').map(({ id }) => id)).toEqual([young.id]);
      await files.cancel(young.id);
      await files.cancel(old.id);
      expect(files.uploadsOf('user-1')).toEqual([]);
    });
  });

  describe(`${adapter}: a file of a message`, () => {
    test('is read in its room and nowhere else', async () => {
      const files = await open();
      const bytes = someBytes(300_000);
      const file = await written(files, bytes);
      expect(await files.file('room-1', file.id)).toEqual(file);
      expect(await files.file('room-2', file.id)).toBeUndefined();
      expect(await files.file('room-1', 'no-such-file')).toBeUndefined();
      expect((await contentOf(files, file))?.equals(bytes)).toBe(true);
      expect(files.upload(file.id)).toBeUndefined();
    });

    test('is there from the moment it is attached, and waits again when its message was not written', async () => {
      const files = await open();
      const file = await sent(files, someBytes(10));
      expect(await files.file('room-1', file.id)).toBeUndefined();
      await files.attach([file.id], 'client-1');
      expect(await files.file('room-1', file.id)).toEqual(file);
      expect(files.upload(file.id)?.message).toBe('client-1');
      await files.cancel(file.id);
      await files.detach('room-1', [file.id]);
      expect(await files.file('room-1', file.id)).toBeUndefined();
      expect(files.upload(file.id)?.message).toBeNull();
    });

    test('may be sent by one for the message of another', async () => {
      const files = await open();
      const file = await sent(files, someBytes(10));
      await files.attach([file.id], 'client-1', 'user-2');
      expect(await files.file('room-1', file.id)).toEqual(file);
      await files.settle([file.id], 'client-1');
      expect(await files.file('room-1', file.id)).toEqual(file);
    });

    test('with the content of another one is kept once, as long as one of them is there', async () => {
      const files = await open();
      const bytes = someBytes(4_000);
      const first = await written(files, bytes);
      const second = await written(files, bytes, { room: 'room-2', user: 'user-2' });
      expect(await files.kept()).toEqual({ files: 1, bytes: 4_000 });
      await files.release('room-1', 1, [first.id], async () => ({ ok: true }));
      expect(await contentOf(files, first)).toBeDefined();
      await files.release('room-2', 1, [second.id], async () => ({ ok: true }));
      expect(await files.kept()).toEqual({ files: 0, bytes: 0 });
      expect(await contentOf(files, second)).toBeUndefined();
    });

    test('stays when its message is not deleted after all', async () => {
      const files = await open();
      const file = await written(files, someBytes(10));
      expect(await files.release('room-1', 1, [file.id], async () => ({ ok: false }))).toEqual({ ok: false });
      expect(await files.file('room-1', file.id)).toEqual(file);
    });

    test('saves sending the same content again to who may see it', async () => {
      const files = await open();
      const bytes = someBytes(10);
      const file = await written(files, bytes);
      expect(await files.same(file.sha256, (room) => room === 'room-2')).toBeUndefined();
      const same = await files.same(file.sha256, (room) => room === 'room-1');
      expect(same).toEqual(file);
      const upload = await files.begin(announced(bytes, { name: 'b.bin', room: 'room-2' }), same);
      expect(upload).toMatchObject({ offset: 10, file: { name: 'b.bin', room: 'room-2', type: 'image/png' } });
      await files.attach([upload.id], 'client-2');
      await files.settle([upload.id], 'client-2');
      await files.release('room-1', 1, [file.id], async () => ({ ok: true }));
      expect(await files.kept()).toEqual({ files: 1, bytes: 10 });
    });

    test('goes with its room', async () => {
      const files = await open();
      const gone = await written(files, someBytes(10));
      const waiting = await sent(files, someBytes(20));
      const stays = await written(files, someBytes(30), { room: 'room-2' });
      await files.drop('room-1');
      expect(await files.file('room-1', gone.id)).toBeUndefined();
      expect(files.upload(waiting.id)).toBeUndefined();
      expect(await files.file('room-2', stays.id)).toEqual(stays);
      expect(await files.kept()).toEqual({ files: 1, bytes: 30 });
    });
  });
}

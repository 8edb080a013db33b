import { execFileSync } from 'node:child_process';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../../src/main/store/open-store';
import { StoreFault } from '../../../src/main/store/store';
import { draft, openedStore, roomRecord, storeOptions } from '../../support/opened-store';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

/** A disk of one MiB, unmounted when the test ends; the store in it is closed before. */
async function smallDisk(): Promise<string> {
  const disk = join(await tempFolder(), 'disk');
  await mkdir(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', disk]);
  onTestFinished(() => void execFileSync('umount', ['-l', disk]));
  return disk;
}

/** Fills the disk but for so many bytes; yields the file to remove. */
async function fill(disk: string, leave: number): Promise<string> {
  const { bavail, bsize } = await statfs(disk);
  const ballast = join(disk, 'ballast');
  await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leave)));
  return ballast;
}

requires('mount')('a full disk', () => {
  test('[KEEP-4] messages are refused in words and never turn up; with room again the next are kept, without a restart', async () => {
    const disk = await smallDisk();
    const folder = join(disk, 'data');
    const store = await openedStore(folder);
    await store.log.append(draft(1));
    const ballast = await fill(disk, 8_192);

    const kept = ['message-1'];
    const refused: unknown[] = [];
    for (let number = 2; number <= 30; number += 1) {
      await store.log.append(draft(number, { message: 'x'.repeat(1_000) })).then(
        ({ message }) => kept.push(message.id),
        (error) => refused.push(error),
      );
    }
    expect(refused.length).toBeGreaterThan(10);
    expect(refused.every((error) => error instanceof StoreFault)).toBe(true);
    expect(refused[0]).toMatchObject({ reason: 'disk_full', message: "Messages can't be saved: the disk is full." });

    await rm(ballast);
    kept.push((await store.log.append(draft(99))).message.id);
    await store.close();
    const again = await openedStore(folder);
    const { messages } = await again.log.read('room-1', { after: 0, limit: 100, bytes: 1e6 });
    expect(messages.map((message) => message.id)).toEqual(kept);
    expect(messages.map((message) => message.seq)).toEqual(kept.map((_, index) => index + 1));
    expect(again.damages).toEqual([]);
    await again.close();
  });

  test('a first message in a new room is refused, and accepted when there is room', async () => {
    const disk = await smallDisk();
    const store = await openedStore(join(disk, 'data'));
    const ballast = await fill(disk, 0);
    await expect(store.log.append(draft(1))).rejects.toMatchObject({ reason: 'disk_full' });
    await rm(ballast);
    expect((await store.log.append(draft(1))).message.seq).toBe(1);
    await store.close();
  });

  test('[KEEP-4] the registry stays what it was, in memory and on disk', async () => {
    const disk = await smallDisk();
    const folder = join(disk, 'data');
    const store = await openedStore(folder);
    const put = (id: string) =>
      store.registry.update((transaction) =>
        transaction.put('rooms', roomRecord(id, { users: Array.from({ length: 200 }, (_, index) => `user-${index}`) })),
      );
    await put('a');
    const ballast = await fill(disk, 4_096);
    await expect(put('b')).rejects.toMatchObject({
      reason: 'disk_full',
      message: "Changes can't be saved: the disk is full.",
    });
    await rm(ballast);
    await put('c');
    await store.close();
    const again = await openedStore(folder);
    expect((await again.registry.list('rooms')).map((room) => room.id)).toEqual(['a', 'c']);
    await again.close();
  });

  test('a new data folder is refused in words, and made by the next start when there is room', async () => {
    const disk = await smallDisk();
    const ballast = await fill(disk, 0);
    const folder = join(disk, 'data');
    const message = `${folder} can't be used: the disk is full. Make some room, or choose another folder.`;
    const refused = await openStore(folder, storeOptions());
    expect(refused).toEqual({ ok: false, error: { reason: 'not_writable', message } });
    await rm(ballast);
    await (await openedStore(folder)).close();
  });

  test('a read-only disk is refused in words', async () => {
    const disk = await smallDisk();
    const folder = join(disk, 'data');
    await (await openedStore(folder)).close();
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const message = `${folder} can't be used: its disk is read-only. Make it writable, or choose another folder.`;
    const refused = await openStore(folder, storeOptions());
    expect(refused).toEqual({ ok: false, error: { reason: 'not_writable', message } });
  });
});

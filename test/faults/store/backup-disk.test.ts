import { randomBytes } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { restoreBackup } from '../../../src/main/store/backup/restore-backup';
import { writeBackup } from '../../../src/main/store/backup/write-backup';
import { requires } from '../../support/requirements';
import { SmallDisk } from '../../support/small-disk';
import { smallHostData } from '../../support/small-host-data';
import { tempFolder } from '../../support/temp-folder';

const now = new Date('2026-11-22T12:00:00.000Z');

/** A data folder that does not fit on a small disk. */
async function largeHostData(): Promise<string> {
  const data = await smallHostData();
  await writeFile(join(data, 'rooms', 'room-1', 'of-a-later-version'), randomBytes(4_000_000));
  return data;
}

requires('mount')('a disk that is too small', () => {
  test('for a backup: refused in words, nothing is left, and an older backup stays', async () => {
    const disk = await SmallDisk.mount();
    const to = join(disk.folder, 'hearth.tar');
    expect(await writeBackup({ data: await smallHostData(), to, force: false, now })).toMatchObject({ ok: true });
    const refused = await writeBackup({ data: await largeHostData(), to, force: true, now });
    expect(refused).toEqual({ ok: false, error: expect.stringContaining('the disk is full') });
    expect(await readdir(disk.folder)).toEqual(['hearth.tar']);
    expect(await restoreBackup(to, join(await tempFolder(), 'restored'))).toMatchObject({ ok: true });
  });

  test('for a restore: refused in words, and nothing is left', async () => {
    const disk = await SmallDisk.mount();
    const to = join(await tempFolder(), 'hearth.tar');
    expect(await writeBackup({ data: await largeHostData(), to, force: false, now })).toMatchObject({ ok: true });
    const refused = await restoreBackup(to, join(disk.folder, 'data'));
    expect(refused).toEqual({ ok: false, error: expect.stringContaining('the disk is full') });
    expect(await readdir(disk.folder)).toEqual([]);
  });

  test('itself is no folder to restore into, one on it is', async () => {
    const disk = await SmallDisk.mount();
    const to = join(await tempFolder(), 'hearth.tar');
    await writeBackup({ data: await smallHostData(), to, force: false, now });
    expect(await restoreBackup(to, disk.folder)).toEqual({
      ok: false,
      error: expect.stringContaining('a disk of its own'),
    });
    expect(await restoreBackup(to, join(disk.folder, 'data'))).toMatchObject({ ok: true });
    await rm(join(disk.folder, 'data'), { recursive: true });
  });
});

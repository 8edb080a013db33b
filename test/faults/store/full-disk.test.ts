import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../src/main/store/open-store';
import { StoreFault } from '../../../src/main/store/store';
import { bundleChild, type Child, startChild } from '../../support/child';
import { reportFigure, rounds } from '../../support/fault-figures';
import { draft, openedStore, roomRecord, storeOptions } from '../../support/opened-store';
import { requires } from '../../support/requirements';
import { SmallDisk } from '../../support/small-disk';
import { StoreLedger } from '../../support/store-ledger';
import type { Told } from '../../support/store-load';
import { tempFolder } from '../../support/temp-folder';

/** Resolves once something holds of what a process told. */
const heard = (child: Child, holds: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    child.process.on('message', () => holds() && resolve());
  });

requires('mount')('a full disk', () => {
  const times = rounds(1, 20);

  test(`[KEEP-4] that fills up under load and has room again, ${times} times: nothing false, no ghost, no restart`, async () => {
    const disk = await SmallDisk.mount(6);
    const bundle = await bundleChild('test/support/store-child.ts', await tempFolder());
    let [acknowledged, refused] = [0, 0];
    for (let time = 0; time < times; time += 1) {
      const folder = join(disk.folder, `data-${time}`);
      await (await openedStore(folder)).close();
      await disk.fill(200_000);
      const ledger = new StoreLedger();
      const child = startChild(bundle, [folder, '3000']);
      child.process.on('message', (message: Told) => 'told' in message && ledger.note(message));
      child.call('load', `load-${time}`).catch(() => undefined);
      await heard(child, () => ledger.refused > 20);
      await disk.empty();
      const before = ledger.acknowledged;
      await heard(child, () => ledger.acknowledged > before + 50);
      await child.kill();
      const store = await openedStore(folder);
      expect(await ledger.broken(store)).toEqual([]);
      await store.close();
      await rm(folder, { recursive: true });
      acknowledged += ledger.acknowledged;
      refused += ledger.refused;
    }
    const figure = `store: ${times} times full under load, ${acknowledged} acknowledged, 0 lost, ${refused} refused, 0 of them there, each time on without a restart`;
    reportFigure('full-disk', figure);
  });

  test('[KEEP-4] messages are refused in words and never turn up; with room again the next are kept, without a restart', async () => {
    const disk = await SmallDisk.mount();
    const folder = join(disk.folder, 'data');
    const store = await openedStore(folder);
    await store.log.append(draft(1));
    await disk.fill(8_192);

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

    await disk.empty();
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
    const disk = await SmallDisk.mount();
    const store = await openedStore(join(disk.folder, 'data'));
    await disk.fill();
    await expect(store.log.append(draft(1))).rejects.toMatchObject({ reason: 'disk_full' });
    await disk.empty();
    expect((await store.log.append(draft(1))).message.seq).toBe(1);
    await store.close();
  });

  test('[KEEP-4] the registry stays what it was, in memory and on disk', async () => {
    const disk = await SmallDisk.mount();
    const folder = join(disk.folder, 'data');
    const store = await openedStore(folder);
    const put = (id: string) =>
      store.registry.update((transaction) =>
        transaction.put('rooms', roomRecord(id, { users: Array.from({ length: 200 }, (_, index) => `user-${index}`) })),
      );
    await put('a');
    await disk.fill(4_096);
    await expect(put('b')).rejects.toMatchObject({
      reason: 'disk_full',
      message: "Changes can't be saved: the disk is full.",
    });
    await disk.empty();
    await put('c');
    await store.close();
    const again = await openedStore(folder);
    expect((await again.registry.list('rooms')).map((room) => room.id)).toEqual(['a', 'c']);
    await again.close();
  });

  test('a new data folder is refused in words, and made by the next start when there is room', async () => {
    const disk = await SmallDisk.mount();
    await disk.fill();
    const folder = join(disk.folder, 'data');
    const message = `${folder} can't be used: the disk is full. Make some room, or choose another folder.`;
    const refused = await openStore(folder, storeOptions());
    expect(refused).toEqual({ ok: false, error: { reason: 'not_writable', message } });
    await disk.empty();
    await (await openedStore(folder)).close();
  });

  test('a read-only disk is refused in words', async () => {
    const disk = await SmallDisk.mount();
    const folder = join(disk.folder, 'data');
    await (await openedStore(folder)).close();
    disk.protect();
    const message = `${folder} can't be used: its disk is read-only. Make it writable, or choose another folder.`;
    const refused = await openStore(folder, storeOptions());
    expect(refused).toEqual({ ok: false, error: { reason: 'not_writable', message } });
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleChild, type Child, startChild } from '../../support/child';
import { compileShim, type Fault, faultEnvironment } from '../../support/fault-shim';
import { draft, messageOf, openedStore } from '../../support/opened-store';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

const everything = { after: 0, limit: 1_000, bytes: 1e9 };

requires('linux', 'gcc')('a sync that fails, a file that cannot be cut back, and then the death of the process', () => {
  let tools = '';
  let bundle = '';
  let shim = '';
  beforeAll(async () => {
    tools = await mkdtemp(join(tmpdir(), 'hearth-child-'));
    [bundle, shim] = await Promise.all([bundleChild('test/support/store-child.ts', tools), compileShim(tools)]);
  });
  afterAll(() => rm(tools, { recursive: true, force: true }));

  /** Has one message accepted and one refused by a disk with a fault, which stays until the process is killed. */
  async function acceptAndRefuse(folder: string, fault: Fault): Promise<void> {
    // The room and its file are there before: only the message meets the fault.
    const store = await openedStore(folder);
    await store.log.append(draft(1));
    await store.close();
    const child: Child = startChild(bundle, [folder, '1000000'], faultEnvironment(shim, fault));
    expect(await child.call('append', draft(2)).catch((error) => error.reason)).toBe('io');
    await child.kill();
  }

  test('[KEEP-4] where the file cannot be made shorter the refused message is blanked, and never turns up', async () => {
    const folder = await tempFolder();
    await acceptAndRefuse(folder, { op: 'fsync,truncate', path: '.log', count: 2 });
    const store = await openedStore(folder);
    expect((await store.log.read('room-1', everything)).messages).toEqual([messageOf(draft(1), 1)]);
    expect(store.damages).toMatchObject([{ message: expect.stringContaining('it was cut off') }]);
    // Sent again, it is there once, in the place that the refused one left free.
    expect(await store.log.append(draft(2))).toMatchObject({ message: { seq: 2 }, fresh: true });
    await store.close();
    expect((await (await openedStore(folder)).log.read('room-1', everything)).messages).toHaveLength(2);
  });

  test('where the disk takes no write at all the message may be there; sent again from the outbox it is the same one', async () => {
    const folder = await tempFolder();
    // The first write is let through, so that its bytes are in the file; from its sync on everything fails.
    await acceptAndRefuse(folder, { op: 'write,fsync,truncate', path: '.log', after: 1, count: 1_000 });
    const store = await openedStore(folder);
    const again = await store.log.append(draft(2));
    expect(again).toEqual({ message: messageOf(draft(2), 2), fresh: false });
    expect((await store.log.read('room-1', everything)).messages.map((message) => message.id)).toEqual([
      'message-1',
      'message-2',
    ]);
  });
});

import { expect, test } from 'vitest';
import { openStore } from '../../../src/main/store/open-store';
import { bundleChild, startChild } from '../../support/child';
import { draft, openedStore, storeOptions } from '../../support/opened-store';
import { tempFolder } from '../../support/temp-folder';

test('a folder that another process holds is refused with its id, and free at once when that is killed', async () => {
  const bundle = await bundleChild('test/support/store-child.ts', await tempFolder());
  const folder = await tempFolder();
  const child = startChild(bundle, [folder, '1000000']);
  expect(await child.call('open')).toBeNull();
  await child.call('append', draft(1));

  const refused = await openStore(folder, storeOptions());
  const message = `Another Hearth (process ${child.process.pid}) is using ${folder}. Close it first, or choose another folder.`;
  expect(refused).toEqual({ ok: false, error: { reason: 'locked', message } });
  const second = startChild(bundle, [folder, '1000000']);
  expect(await second.call('open')).toMatchObject({ reason: 'locked' });

  await child.kill();
  const store = await openedStore(folder);
  expect([await store.log.head('room-1'), store.damages]).toEqual([1, []]);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manifestOf } from '../../../src/main/store/data-folder/manifest';
import { MIGRATIONS, versionAfter } from '../../../src/main/store/data-folder/migrations';
import { bundleChild, startChild } from '../../support/child';
import { FULL, reportFigure, rounds } from '../../support/fault-figures';
import { FILE_SYSTEMS, LoopDisk } from '../../support/loop-disk';
import { draft, openedStore, roomRecord } from '../../support/opened-store';
import { type Cut, compilePowerCut, powerCutEnvironment } from '../../support/power-cut';
import { requires } from '../../support/requirements';

const MESSAGES = 30;
const SEGMENT_BYTES = 1_000;

let tools = '';
let bundle = '';
let library = '';
beforeAll(async () => {
  tools = await mkdtemp(join(tmpdir(), 'hearth-power-'));
  [bundle, library] = await Promise.all([bundleChild('test/support/store-child.ts', tools), compilePowerCut(tools)]);
});
afterAll(() => rm(tools, { recursive: true, force: true }));

/** A folder of the first schema version, with messages, a room and nothing that later versions added. */
async function folderOfVersion1(folder: string): Promise<void> {
  const store = await openedStore(folder, { migrations: [], segmentBytes: SEGMENT_BYTES });
  for (let number = 1; number <= MESSAGES; number += 1) await store.log.append(draft(number));
  await store.registry.update((transaction) => transaction.put('rooms', roomRecord('room-1')));
  await store.close();
  for (const added of ['segments', 'tokens']) await rm(join(folder, added), { force: true });
}

/** Expects everything of the old folder under the present version. */
async function expectMigrated(folder: string, when: string): Promise<void> {
  const store = await openedStore(folder, { segmentBytes: SEGMENT_BYTES });
  const { messages } = await store.log.read('room-1', { after: 0, limit: 1_000, bytes: 1e9 });
  expect(messages, when).toEqual(
    Array.from({ length: MESSAGES }, (_, index) => ({ ...draft(index + 1), seq: index + 1 })),
  );
  expect((await store.registry.list('rooms')).map(({ id }) => id)).toEqual(['room-1']);
  expect((await store.log.append(draft(99))).message.seq).toBe(MESSAGES + 1);
  expect(store.damages, when).toEqual([]);
  await store.close();
  expect(await manifestOf(folder).read()).toMatchObject({ version: versionAfter(MIGRATIONS), state: 'ready' });
}

requires('loop', 'gcc')('a power cut while an older folder is migrated', () => {
  test.each(FULL ? FILE_SYSTEMS : FILE_SYSTEMS.slice(2))(
    '[KEEP-3] on %s at any call is made good by the next start, which migrates the rest and loses nothing',
    async (fileSystem) => {
      const disk = await LoopDisk.make(fileSystem);
      let [cuts, opened] = [0, false];
      for (let skip = 0; !opened; skip += rounds(4, 1)) {
        const folder = join(disk.folder, `data-${skip}`);
        await folderOfVersion1(folder);
        const cut: Cut = { call: 'write,sync,truncate,rename,mkdir', path: `${disk.folder}/*`, when: 'before', skip };
        const env = powerCutEnvironment(library, disk.folder, { cut });
        const child = startChild(bundle, [folder, String(SEGMENT_BYTES)], env);
        opened = await child.call('open').then(
          () => true,
          () => false,
        );
        await child.kill();
        disk.restart();
        cuts += 1;
        await expectMigrated(folder, `cut at call ${skip}`);
      }
      const figure = `migration from schema 1 to ${versionAfter(MIGRATIONS)}: ${cuts} cuts, at each of its calls, 0 lost`;
      reportFigure(`power-${fileSystem}`, figure);
    },
    rounds(20_000, 120_000),
  );
});

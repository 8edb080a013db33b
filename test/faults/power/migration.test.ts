import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { MIGRATIONS, versionAfter } from '../../../src/main/store/data-folder/migrations';
import { bundleChild, startChild } from '../../support/child';
import { FULL, reportFigure, rounds } from '../../support/fault-figures';
import { FILE_SYSTEMS, LoopDisk } from '../../support/loop-disk';
import { expectMigrated, folderOfVersion1 } from '../../support/older-folder';
import { type Cut, compilePowerCut, powerCutEnvironment } from '../../support/power-cut';
import { requires } from '../../support/requirements';

let tools = '';
let bundle = '';
let library = '';
beforeAll(async () => {
  tools = await mkdtemp(join(tmpdir(), 'hearth-power-'));
  [bundle, library] = await Promise.all([bundleChild('test/support/store-child.ts', tools), compilePowerCut(tools)]);
});
afterAll(() => rm(tools, { recursive: true, force: true }));

requires('loop', 'gcc')('a power cut while an older folder is migrated', () => {
  test.each(FULL ? FILE_SYSTEMS : FILE_SYSTEMS.slice(2))(
    '[KEEP-3] on %s at any call is made good by the next start, which migrates the rest and loses nothing',
    async (fileSystem) => {
      const disk = await LoopDisk.make(fileSystem);
      const old = join(tools, `old-${fileSystem}`);
      await folderOfVersion1(old);
      let [cuts, opened] = [0, false];
      for (let skip = 0; !opened; skip += rounds(4, 1)) {
        const folder = join(disk.folder, `data-${skip}`);
        await cp(old, folder, { recursive: true });
        execFileSync('sync', ['--file-system', folder]);
        const cut: Cut = { call: 'write,sync,truncate,rename,mkdir', path: `${disk.folder}/*`, when: 'before', skip };
        const env = powerCutEnvironment(library, disk.folder, { cut });
        const child = startChild(bundle, [folder, '1000'], env);
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

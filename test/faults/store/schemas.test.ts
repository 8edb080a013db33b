import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manifestOf } from '../../../src/main/store/data-folder/manifest';
import { MIGRATIONS, versionAfter } from '../../../src/main/store/data-folder/migrations';
import { openStore } from '../../../src/main/store/open-store';
import { bundleChild, startChild } from '../../support/child';
import { reportFigure, rounds } from '../../support/fault-figures';
import { expectMigrated, folderOfVersion1 } from '../../support/older-folder';
import { storeOptions } from '../../support/opened-store';
import { type Cut, compilePowerCut, powerCutEnvironment } from '../../support/power-cut';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

const PRESENT = versionAfter(MIGRATIONS);

requires('linux', 'gcc')('data of an older schema', () => {
  test('[KEEP-3] is migrated by the first start, also when that is killed at any call and another one has to go on', async () => {
    const tools = await tempFolder();
    const bundle = await bundleChild('test/support/store-child.ts', tools);
    const library = await compilePowerCut(tools);
    const old = join(tools, 'old');
    await folderOfVersion1(old);
    let [kills, opened] = [0, false];
    for (let skip = 0; !opened; skip += rounds(3, 1)) {
      const folder = join(await tempFolder(), 'data');
      await cp(old, folder, { recursive: true });
      const cut: Cut = { call: 'write,sync,truncate,rename,mkdir', path: `${folder}*`, when: 'before', skip };
      const child = startChild(bundle, [folder, '1000'], powerCutEnvironment(library, folder, { cut }));
      opened = await child.call('open').then(
        () => true,
        () => false,
      );
      await child.kill();
      kills += 1;
      await expectMigrated(folder, `killed at call ${skip}`);
    }
    reportFigure('schemas', `schema 1 to ${PRESENT}: killed ${kills} times, at each call of the migration, 0 lost`);
  });
});

test('data of a newer schema is refused in words, and not a byte of it is changed', async () => {
  const folder = join(await tempFolder(), 'data');
  await folderOfVersion1(folder);
  for (const version of [PRESENT + 1, PRESENT + 100]) {
    await manifestOf(folder).write({ format: 'hearth', version, state: 'ready' });
    const before = await contents(folder);
    const message = `${folder} was last used by a newer Hearth. Update Hearth to open it; nothing in it was changed.`;
    expect(await openStore(folder, storeOptions())).toEqual({ ok: false, error: { reason: 'newer_version', message } });
    expect(await contents(folder)).toEqual(before);
  }
  reportFigure('schemas', `schemas ${PRESENT + 1} and ${PRESENT + 100}: refused in words, not a byte changed`);
});

/** Every file below a folder with its bytes. */
async function contents(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name));
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await readFile(path, 'latin1')])));
}

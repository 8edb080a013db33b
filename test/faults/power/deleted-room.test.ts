import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleChild, startChild } from '../../support/child';
import { FULL, reportFigure } from '../../support/fault-figures';
import { compileShim, faultEnvironment } from '../../support/fault-shim';
import { FILE_SYSTEMS, LoopDisk } from '../../support/loop-disk';
import { draft, openedStore } from '../../support/opened-store';
import { compilePowerCut, POWER_OFF, powerCutEnvironment } from '../../support/power-cut';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

requires('loop', 'gcc')('a deletion that failed once and was done again', () => {
  test.each(FULL ? FILE_SYSTEMS : FILE_SYSTEMS.slice(0, 1))(
    '[KEEP-1] on %s survives a power cut right after it',
    async (fileSystem) => {
      const tools = await tempFolder();
      const bundle = await bundleChild('test/support/store-child.ts', tools);
      const [power, failing] = await Promise.all([compilePowerCut(tools), compileShim(tools)]);
      const disk = await LoopDisk.make(fileSystem);
      const folder = join(disk.folder, 'data');
      const store = await openedStore(folder);
      await store.log.append(draft(1, { room: 'gone' }));
      await store.close();

      const fault = faultEnvironment(failing, { op: 'fsync', path: '/rooms' });
      const env = { ...fault, ...powerCutEnvironment(power, disk.folder), LD_PRELOAD: `${power}:${failing}` };
      const child = startChild(bundle, [folder, '1000000'], env);
      await expect(child.call('drop', 'gone')).rejects.toMatchObject({ reason: 'io' });
      await child.call('drop', 'gone');
      child.process.kill(POWER_OFF);
      await once(child.process, 'exit');
      disk.restart();
      const again = await openedStore(folder);
      expect([await again.log.head('gone'), again.damages]).toEqual([0, []]);
      reportFigure(`power-${fileSystem}`, 'a deletion whose sync failed once and was done again: still deleted');
    },
  );
});

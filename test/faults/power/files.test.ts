import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Store } from '../../../src/main/store/store';
import { bundleChild, startChild } from '../../support/child';
import { FULL, reportFigure } from '../../support/fault-figures';
import { sha256Of } from '../../support/file-line';
import { FILE_SYSTEMS, LoopDisk } from '../../support/loop-disk';
import { bytesOfFile, writeWithFile } from '../../support/message-with-file';
import { openedStore } from '../../support/opened-store';
import { type Cut, compilePowerCut, POWER_OFF, powerCutEnvironment } from '../../support/power-cut';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

/** Where the power goes while the second message and its file are written. */
const CUTS: readonly Cut[] = (['write', 'sync', 'rename'] as const).flatMap((call) =>
  [0, 1, 2, 3, 5].flatMap((skip) =>
    (['before', 'after'] as const).map((when) => ({ call, when, skip, path: '*/files/*' })),
  ),
);

/** The content of a file, by what is read of it. */
async function hashIn({ files }: Store, id: string): Promise<string | undefined> {
  const file = await files.file('room-1', id);
  const reader = file && (await files.open(file));
  if (!reader) return undefined;
  const bytes = await reader.read(0, reader.size);
  await reader.close();
  return sha256Of(bytes);
}

/** Every message that is there has its files, whole. */
async function brokenFiles(store: Store): Promise<string[]> {
  const { messages } = await store.log.read('room-1', { after: 0, limit: 100, bytes: 1e9 });
  const broken: string[] = [];
  for (const { seq, client_id, files } of messages) {
    const number = Number(client_id.replace('client-', ''));
    for (const { id } of files) {
      if ((await hashIn(store, id)) !== sha256Of(bytesOfFile(number))) broken.push(`message ${seq}`);
    }
  }
  return broken;
}

requires('loop', 'gcc')('files of messages on a disk that loses power', () => {
  test.each(FULL ? FILE_SYSTEMS : FILE_SYSTEMS.slice(0, 1))(
    '[KEEP-1] on %s are whole wherever it happened, and acknowledged ones are there',
    async (fileSystem) => {
      const tools = await tempFolder();
      const bundle = await bundleChild('test/support/store-child.ts', tools);
      const power = await compilePowerCut(tools);
      const cuts = FULL ? CUTS : CUTS.filter((_, index) => index % 6 === 0);
      for (const cut of [undefined, ...cuts]) {
        const disk = await LoopDisk.make(fileSystem);
        const folder = join(disk.folder, 'data');
        const store = await openedStore(folder);
        const first = await writeWithFile(store, 1);
        await store.close();
        const child = startChild(bundle, [folder, '1000000'], powerCutEnvironment(power, disk.folder, { cut }));
        const gone = once(child.process, 'exit');
        const acked = await Promise.race([child.call('file', 2), gone.then(() => null)]).catch(() => null);
        if (child.process.exitCode === null && child.process.signalCode === null) child.process.kill(POWER_OFF);
        await gone;
        disk.restart();
        const again = await openedStore(folder);
        expect(await hashIn(again, first), JSON.stringify(cut)).toBe(sha256Of(bytesOfFile(1)));
        if (typeof acked === 'string') expect(await hashIn(again, acked)).toBe(sha256Of(bytesOfFile(2)));
        expect(await brokenFiles(again), JSON.stringify(cut)).toEqual([]);
        expect(again.damages).toEqual([]);
        await again.close();
      }
      reportFigure(
        `power-${fileSystem}`,
        `${cuts.length + 1} cuts while a message with a file was written: files whole`,
      );
    },
    300_000,
  );
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FULL, reportFigure, rounds } from '../../support/fault-figures';
import { type HeadlessHost, startHeadless } from '../../support/headless';
import { FILE_SYSTEMS, LoopDisk } from '../../support/loop-disk';
import { type Cut, compilePowerCut, POWER_OFF, powerCutEnvironment } from '../../support/power-cut';
import { requires } from '../../support/requirements';

const QUIET = ['--bind', '127.0.0.1', '--no-discovery'];

let tools = '';
let library = '';
beforeAll(async () => {
  tools = await mkdtemp(join(tmpdir(), 'hearth-power-'));
  library = await compilePowerCut(tools);
});
afterAll(() => rm(tools, { recursive: true, force: true }));

/** Starts a host whose disk's power is cut at a call; null when that came before it said that it listens. */
function startUntil(data: string, disk: LoopDisk, cut: Cut): Promise<HeadlessHost | null> {
  const environment = powerCutEnvironment(library, disk.folder, { cut });
  const through = ['env', ...Object.entries(environment).map(([name, value]) => `${name}=${value}`)];
  return startHeadless({ data, args: QUIET, through }).catch(() => null);
}

requires(
  'loop',
  'gcc',
  'build',
)('a power cut in a first run', () => {
  test.each(FULL ? FILE_SYSTEMS : FILE_SYSTEMS.slice(0, 1))(
    '[KEEP-3] on %s at any call is made good by the next start; a host that was announced stays the same',
    async (fileSystem) => {
      const disk = await LoopDisk.make(fileSystem);
      let [cuts, announced] = [0, false];
      // The short form cuts once in the middle of it all, the full one at every other call until there is none left.
      for (let skip = rounds(14, 0); cuts < rounds(1, 1_000) && !announced; skip += 2) {
        // In folders that are to be made as well.
        const data = join(disk.folder, `run-${skip}`, 'hearth', 'data');
        const cut: Cut = { call: 'write,sync,truncate,rename,mkdir', path: `${disk.folder}/*`, when: 'before', skip };
        const first = await startUntil(data, disk, cut);
        await first?.end(POWER_OFF);
        disk.restart();
        cuts += 1;
        const again = await startHeadless({ data, args: QUIET });
        announced = first !== null;
        if (first) expect([again.id, again.fingerprint]).toEqual([first.id, first.fingerprint]);
        expect(again.log(), `cut at call ${skip}`).not.toContain('damage_found');
        await again.end();
      }
      reportFigure(
        `power-${fileSystem}`,
        `first run: ${cuts} cuts, at every other of its calls and once it was announced`,
      );
    },
    rounds(20_000, 600_000),
  );
});

import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleChild, startChild } from '../../support/child';
import { reportFigure, rounds } from '../../support/fault-figures';
import { openedStore } from '../../support/opened-store';
import { StoreLedger } from '../../support/store-ledger';
import type { Told } from '../../support/store-load';
import { tempFolder } from '../../support/temp-folder';

const ROUNDS = rounds(5, 200);
const SEGMENT_BYTES = 30_000;
/** After so many kills with a new folder, so that what a round looks through stays small. */
const KILLS_PER_FOLDER = 20;

let bundles = '';
let bundle = '';
beforeAll(async () => {
  bundles = await mkdtemp(join(tmpdir(), 'hearth-child-'));
  bundle = await bundleChild('test/support/store-child.ts', bundles);
});
afterAll(() => rm(bundles, { recursive: true, force: true }));

/** Lets a process write as fast as it can and kills it at a random instant. */
async function writeAndKill(folder: string, round: number, ledger: StoreLedger): Promise<void> {
  const child = startChild(bundle, [folder, String(SEGMENT_BYTES)]);
  child.process.on('message', (message: Told) => 'told' in message && ledger.note(message));
  child.call('load', `round-${round}`).catch(() => undefined);
  await once(child.process, 'message');
  // The instant of the kill is the experiment's subject, not a wait for something.
  await after(randomInt(10, 300));
  await child.kill();
}

test(
  `[KEEP-1] every acknowledged message, record and token is there, once and in order, after ${ROUNDS} kills under load`,
  async () => {
    let [folder, ledger] = [await tempFolder(), new StoreLedger()];
    let [acknowledged, longest] = [0, 0];
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round > 0 && round % KILLS_PER_FOLDER === 0) [folder, ledger] = [await tempFolder(), new StoreLedger()];
      const before = ledger.acknowledged;
      await writeAndKill(folder, round, ledger);
      acknowledged += ledger.acknowledged - before;
      const begun = performance.now();
      const store = await openedStore(folder, { segmentBytes: SEGMENT_BYTES });
      longest = Math.max(longest, performance.now() - begun);
      expect(await ledger.broken(store)).toEqual([]);
      await store.close();
    }
    expect(acknowledged).toBeGreaterThan(ROUNDS);
    const figure = `store: ${ROUNDS} kills, ${acknowledged} acknowledged, 0 lost, 0 doubled, open in ${Math.ceil(longest)} ms at most`;
    reportFigure('kill', figure);
  },
  20_000 + ROUNDS * 5_000,
);

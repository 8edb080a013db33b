import { expect, test } from 'vitest';
import { openStore } from '../../../src/main/store/open-store';
import type { OpenFailure } from '../../../src/main/store/store';
import { bundleChild, startChild } from '../../support/child';
import { reportFigure, rounds } from '../../support/fault-figures';
import { draft, openedStore, storeOptions } from '../../support/opened-store';
import { StoreLedger } from '../../support/store-ledger';
import type { Told } from '../../support/store-load';
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

const RACES = rounds(1, 20);
const RACERS = 4;

test(
  `of ${RACERS} processes that start at once on one folder one has it and the others are told, ${RACES} times`,
  async () => {
    const bundle = await bundleChild('test/support/store-child.ts', await tempFolder());
    const folder = await tempFolder();
    const ledger = new StoreLedger();
    for (let race = 0; race < RACES; race += 1) {
      const racers = Array.from({ length: RACERS }, () => startChild(bundle, [folder, '30000']));
      const outcomes = await Promise.all(racers.map((racer) => racer.call('open') as Promise<OpenFailure | null>));
      const winner = racers[outcomes.indexOf(null)];
      const others = outcomes.filter((outcome) => outcome !== null);
      expect(others.map(({ reason }) => reason)).toEqual(Array.from({ length: RACERS - 1 }, () => 'locked'));
      for (const { message } of others) expect(message).toMatch(/^Another Hearth .*is using .+\. Close it first, or/);
      // What the others tried cost the one that has it nothing.
      winner?.process.on('message', (message: Told) => 'told' in message && ledger.note(message));
      const before = ledger.acknowledged;
      winner?.call('load', `race-${race}`).catch(() => undefined);
      await new Promise<void>((resolve) => {
        winner?.process.on('message', () => ledger.acknowledged > before + 100 && resolve());
      });
      await Promise.all(racers.map((racer) => racer.kill()));
    }
    const store = await openedStore(folder, { segmentBytes: 30_000 });
    expect(await ledger.broken(store)).toEqual([]);
    const told = `${RACES * (RACERS - 1)} refused with the reason and what to do`;
    reportFigure(
      'two-processes',
      `${RACES} races of ${RACERS}: one had it each time, ${told}, ${ledger.acknowledged} acknowledged, 0 lost`,
    );
  },
  rounds(20_000, 200_000),
);

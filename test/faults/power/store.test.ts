import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../../src/main/store/open-store';
import { bundleChild, startChild } from '../../support/child';
import { FULL, reportFigure, rounds } from '../../support/fault-figures';
import { compileShim, faultEnvironment } from '../../support/fault-shim';
import { FILE_SYSTEMS, type FileSystem, LoopDisk } from '../../support/loop-disk';
import { openedStore, storeOptions } from '../../support/opened-store';
import { type Cut, compilePowerCut, POWER_OFF, powerCutEnvironment } from '../../support/power-cut';
import { requires } from '../../support/requirements';
import { StoreLedger } from '../../support/store-ledger';
import type { Told } from '../../support/store-load';

const SEGMENT_BYTES = 3_000;
/** After so many cuts with a new folder, so that what a round looks through stays small. */
const CUTS_PER_FOLDER = 8;

/** Where in the store's work the power is cut; null is at a random instant. The names go into the figures. */
const PLACES: readonly (readonly [place: string, at: Pick<Cut, 'call' | 'path'> | null])[] = [
  ['at a random instant', null],
  ['sealing a segment', { call: 'sync', path: '*/rooms/room-?' }],
  ['replacing the registry', { call: 'sync', path: '*/registry*' }],
  ['rewriting used tokens', { call: 'sync', path: '*/tokens*' }],
  ["a room's first message", { call: 'sync', path: '*/rooms/first-*' }],
  ['saving messages', { call: 'sync', path: '*/rooms/room-?/*.log' }],
  ['replacing the registry', { call: 'rename', path: '*/registry' }],
  ['sealing a segment', { call: 'begin', path: '*/rooms/room-?/*.log' }],
  ['deleting a room', { call: 'rename', path: '*/rooms/first-*' }],
  ['at a random instant', null],
  ['replacing the registry', { call: 'write', path: '*/registry*' }],
  ['saving messages', { call: 'write', path: '*/rooms/room-?/*.log' }],
  ["a room's first message", { call: 'mkdir', path: '*/rooms/first-*' }],
  ['replacing registry or tokens', { call: 'sync', path: '*/data-?' }],
  ['rewriting used tokens', { call: 'rename', path: '*/tokens' }],
  ["a room's first message", { call: 'begin', path: '*/rooms/first-*' }],
  ['noting a segment', { call: 'write', path: '*/segments*' }],
  ['noting a segment', { call: 'sync', path: '*/segments*' }],
  ["beginning or deleting a room's folder", { call: 'sync', path: '*/rooms' }],
  ['saving amendments', { call: 'sync', path: '*/amendments/*.log' }],
  ['saving amendments', { call: 'write', path: '*/amendments/*.log' }],
  ['writing messages anew', { call: 'sync', path: '*/rooms/room-?/*.log.new' }],
  ['writing messages anew', { call: 'rename', path: '*/rooms/room-?/*.log' }],
  ['telling what is in the messages', { call: 'rename', path: '*/amendments/folded' }],
  ['telling what is in the messages', { call: 'sync', path: '*/amendments' }],
  ['sealing amendments', { call: 'begin', path: '*/amendments/*.log' }],
  ['saving marks', { call: 'sync', path: '*/marks/*' }],
  ['saving marks', { call: 'write', path: '*/marks/*' }],
];
const WHEN = ['before', 'after', 'during'] as const;

let tools = '';
let bundle = '';
let library = '';
let failing = '';
beforeAll(async () => {
  tools = await mkdtemp(join(tmpdir(), 'hearth-child-'));
  [bundle, library, failing] = await Promise.all([
    bundleChild('test/support/store-child.ts', tools),
    compilePowerCut(tools),
    compileShim(tools),
  ]);
});
afterAll(() => rm(tools, { recursive: true, force: true }));

/** Lets a process write as fast as it can until the power is cut: at a call, or at a random instant. */
async function writeUntilCut(folder: string, ledger: StoreLedger, env: NodeJS.ProcessEnv): Promise<void> {
  const child = startChild(bundle, [folder, String(SEGMENT_BYTES)], env);
  child.process.on('message', (message: Told) => 'told' in message && ledger.note(message));
  const gone = once(child.process, 'exit');
  child.call('load', `round-${randomInt(1e9)}`).catch(() => undefined);
  if (env.CUT_CALL === undefined) {
    await once(child.process, 'message');
    // The instant of the cut is the experiment's subject, not a wait for something.
    await after(randomInt(5, 300));
    child.process.kill(POWER_OFF);
  }
  await gone;
}

/** Cuts the power of one disk again and again, and counts. */
class Experiment {
  readonly #disk: LoopDisk;
  readonly #landed = new Map<string, number>();
  #ledger = new StoreLedger();
  #cuts = 0;
  #acknowledged = 0;
  #refused = 0;
  #slowestMs = 0;

  constructor(disk: LoopDisk) {
    this.#disk = disk;
  }

  /** One cut and what it broke. */
  async cut(place: string, at: Pick<Cut, 'call' | 'path'> | null): Promise<string[]> {
    if (this.#cuts % CUTS_PER_FOLDER === 0) this.#begin();
    const folder = join(this.#disk.folder, `data-${Math.floor(this.#cuts / CUTS_PER_FOLDER)}`);
    const cut = at && {
      ...at,
      when: WHEN[randomInt(WHEN.length)] ?? 'before',
      skip: randomInt(12),
      delay: randomInt(900),
    };
    await (await openedStore(folder)).close();
    await writeUntilCut(folder, this.#ledger, this.#environment(cut ?? undefined));
    this.#disk.restart();
    const begun = performance.now();
    const store = await openedStore(folder, { segmentBytes: SEGMENT_BYTES });
    this.#slowestMs = Math.max(this.#slowestMs, performance.now() - begun);
    const broken = await this.#ledger.broken(store);
    await store.close();
    this.#cuts += 1;
    this.#landed.set(place, (this.#landed.get(place) ?? 0) + 1);
    return broken.map((line) => `${place}, ${JSON.stringify(cut)}: ${line}`);
  }

  figure(): string {
    this.#begin();
    const places = [...this.#landed].map(([place, count]) => `${count} ${place}`).join(', ');
    const opens = `opens in ${Math.ceil(this.#slowestMs)} ms at most`;
    return `store: ${this.#cuts} cuts (${places}), ${this.#acknowledged} acknowledged, 0 lost, ${this.#refused} refused, 0 of them there, ${opens}`;
  }

  #begin(): void {
    this.#acknowledged += this.#ledger.acknowledged;
    this.#refused += this.#ledger.refused;
    this.#ledger = new StoreLedger();
  }

  /** Every other disk failed some syncs before its power went, so that something was refused. */
  #environment(cut: Cut | undefined): NodeJS.ProcessEnv {
    const power = powerCutEnvironment(library, this.#disk.folder, { cut });
    if (this.#cuts % 2 === 0) return power;
    const fault = faultEnvironment(failing, { op: 'fsync', path: '.log', after: 5, count: randomInt(1, 4) });
    return { ...fault, ...power, LD_PRELOAD: `${library}:${failing}` };
  }
}

/** What the same cut costs a store whose syncs do nothing: were it nothing, these tests would prove nothing. */
async function lostWithoutSyncs(fileSystem: FileSystem): Promise<{ acknowledged: number; lost: number }> {
  const disk = await LoopDisk.make(fileSystem);
  const folder = join(disk.folder, 'data');
  await (await openedStore(folder)).close();
  const ledger = new StoreLedger();
  await writeUntilCut(folder, ledger, powerCutEnvironment(library, disk.folder, { syncsLie: true }));
  disk.restart();
  const opened = await openStore(folder, storeOptions());
  if (!opened.ok) return { acknowledged: ledger.acknowledged, lost: ledger.acknowledged };
  const lost = (await ledger.broken(opened.value)).length;
  await opened.value.close();
  return { acknowledged: ledger.acknowledged, lost };
}

requires('loop', 'gcc')('a power cut', () => {
  const cuts = rounds(2, 3 * PLACES.length);

  test.each(FILE_SYSTEMS)(
    '[KEEP-1] [KEEP-4] on %s under load loses nothing that was acknowledged, and the store opens by itself',
    async (fileSystem) => {
      const experiment = new Experiment(await LoopDisk.make(fileSystem));
      // A short form takes some places, each file system others.
      const first = FILE_SYSTEMS.indexOf(fileSystem);
      for (let number = 0; number < cuts; number += 1) {
        const place = PLACES[(first + number * rounds(FILE_SYSTEMS.length, 1)) % PLACES.length];
        if (place) expect(await experiment.cut(...place)).toEqual([]);
      }
      reportFigure(`power-${fileSystem}`, experiment.figure());
    },
    20_000 + cuts * 5_000,
  );

  test.each(FULL ? FILE_SYSTEMS : FILE_SYSTEMS.slice(0, 1))(
    'on %s is one: without syncs it loses what was acknowledged',
    async (fileSystem) => {
      const { acknowledged, lost } = await lostWithoutSyncs(fileSystem);
      expect(lost).toBeGreaterThan(0);
      reportFigure(`power-${fileSystem}`, `control whose syncs do nothing: ${lost} of ${acknowledged} lost by one cut`);
    },
  );
});

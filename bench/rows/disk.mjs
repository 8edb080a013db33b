import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { figure } from '../figures.mjs';
import { interleaved, median } from '../rounds.mjs';
import { StoreAlone } from '../store/store.mjs';

const SECONDS = 2;

/** Rooms, and messages in flight in each of them. */
const LOADS = [
  { rooms: 1, inFlight: 64 },
  { rooms: 50, inFlight: 1 },
  { rooms: 50, inFlight: 16 },
];

/**
 * The store without a network against *disk*: the same records, ready-made, so many to a sync, to as many files.
 *
 * @type {import('../bench.mjs').Benchmark}
 */
export default {
  name: 'disk',
  linuxOnly: true,
  run: async ({ folder, rounds }) => {
    const store = await StoreAlone.bundle(folder);
    const rows = [];
    for (const load of LOADS) rows.push(await measure(store, load, { folder, rounds }));
    return rows;
  },
};

/**
 * @param {StoreAlone} store
 * @param {{ rooms: number, inFlight: number }} load
 * @param {import('../bench.mjs').Context} context
 * @returns {Promise<import('../bench.mjs').Row>}
 */
async function measure(store, { rooms, inFlight }, { folder, rounds }) {
  const newFolder = () => mkdtemp(join(folder, 'disk-'));
  const figures = await interleaved(rounds, {
    disk: async () => disk({ data: await newFolder(), files: rooms, batch: inFlight }),
    hearth: async () => store.append({ data: join(await newFolder(), 'data'), rooms, inFlight, seconds: SECONDS }),
  });
  const limit = median(figures.disk.map(({ perSecond }) => perSecond));
  const value = median(figures.hearth.map(({ perSecond }) => perSecond));
  const cpu = {
    limit: median(figures.disk.map((one) => one.cpu)),
    value: median(figures.hearth.map((one) => one.cpu)),
  };
  const where = rooms === 1 ? 'one room' : `${rooms} rooms`;
  return {
    what: `appends/s of the store alone, ${where}, ${inFlight} in flight in each`,
    reach: 'beside *disk*',
    measured:
      `${figure(value / limit)} (${figure(value)} against ${figure(limit)} records/s); ` +
      `CPU per record ${figure(cpu.value)} against ${figure(cpu.limit)} µs`,
    holds: null,
  };
}

/**
 * @param {{ data: string, files: number, batch: number }} load
 * @returns {Promise<{ perSecond: number, cpu: number }>}
 */
async function disk({ data, files, batch }) {
  const script = fileURLToPath(new URL('../limits/disk.mjs', import.meta.url));
  const args = ['--data', data, '--files', `${files}`, '--batch', `${batch}`, '--seconds', `${SECONDS}`];
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args]);
  const { records, cpu } = JSON.parse(stdout);
  return { perSecond: records, cpu };
}

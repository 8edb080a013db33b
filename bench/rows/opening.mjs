import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeRooms } from '../drivers/rooms.mjs';
import { figure } from '../figures.mjs';
import { residentBytes } from '../process-cpu.mjs';
import { interleaved, median } from '../rounds.mjs';
import { startHearth } from '../servers/servers.mjs';
import { StoreAlone } from '../store/store.mjs';

const ROOMS = 200;
const MESSAGES = 1_000_000;

const MOST_MS = 1_000;
const MOST_MEBIBYTES = 150;

/**
 * Opening a store of 1,000,000 messages in 200 rooms, and a host on it: time, and memory of the process.
 *
 * @type {import('../bench.mjs').Benchmark}
 */
export default {
  name: 'opening',
  linuxOnly: true,
  run: async ({ folder, rounds }) => {
    const data = await mkdtemp(join(folder, 'opening-'));
    const store = await StoreAlone.bundle(folder);
    const rooms = await fill(store, folder, data);
    const figures = await interleaved(rounds, {
      store: () => store.open({ data, rooms }),
      host: () => startOfHost(folder, data),
    });
    await rm(data, { recursive: true });
    const what = '1,000,000 messages in 200 rooms';
    return [
      row(`opening the store of ${what}`, figures.store),
      row(`starting the host on ${what}, from the command to the line that it listens`, figures.host),
    ];
  },
};

/** @param {StoreAlone} store @param {string} folder @param {string} data @returns {Promise<string[]>} The rooms' ids. */
async function fill(store, folder, data) {
  const host = await startHearth({ folder, data });
  const rooms = await makeRooms(host, ROOMS);
  await host.stop();
  await store.fill({ data, rooms, messages: MESSAGES / ROOMS });
  const { messages } = await store.open({ data, rooms });
  if (messages !== MESSAGES) throw new Error(`${messages} of ${MESSAGES} messages are there.`);
  return rooms;
}

/** @param {string} folder @param {string} data */
async function startOfHost(folder, data) {
  const begin = performance.now();
  const host = await startHearth({ folder, data });
  const ms = performance.now() - begin;
  const mebibytes = residentBytes(host.pid) / 1_048_576;
  await host.stop();
  return { ms, mebibytes };
}

/** @param {string} what @param {readonly { ms: number, mebibytes: number }[]} openings */
function row(what, openings) {
  const ms = median(openings.map((opening) => opening.ms));
  const mebibytes = median(openings.map((opening) => opening.mebibytes));
  return {
    what,
    reach: `under ${MOST_MS / 1_000} s, under ${MOST_MEBIBYTES} MB`,
    measured: `**${figure(ms)} ms**, **${figure(mebibytes)} MiB**`,
    holds: ms < MOST_MS && mebibytes * 1.048_576 < MOST_MEBIBYTES,
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compareDeed, DEEDS } from '../drivers/deeds.mjs';
import { makeRooms } from '../drivers/rooms.mjs';
import { Talk } from '../drivers/talk.mjs';
import { figure } from '../figures.mjs';
import { interleaved, median } from '../rounds.mjs';
import { untilQuiet } from '../servers/quiet.mjs';
import { startHearth } from '../servers/servers.mjs';
import { StoreAlone } from '../store/store.mjs';

const LONG = 1_000_000;
const SHORT = 1_000;

/** @typedef {import('../drivers/deeds.mjs').Place} Place */

/**
 * What people do in a room of 1,000,000 messages against one of 1,000 on the same host: CPU of the host for each, and the
 * time a person waits.
 *
 * @type {import('../bench.mjs').Benchmark}
 */
export default {
  name: 'long-rooms',
  linuxOnly: true,
  run: async ({ folder, rounds }) => {
    const data = await mkdtemp(join(folder, 'long-'));
    const { long, short } = await fill(folder, data);
    const first = await firstSends({ folder, data, rooms: { long, short }, rounds });
    const host = await startHearth({ folder, data });
    const talk = await Talk.begin(host);
    await untilQuiet(host);
    const rows = [];
    for (const [name, deed] of Object.entries(DEEDS)) {
      const what = `${name}: a room of 1,000,000 messages against one of 1,000`;
      rows.push(await compareDeed({ host, talk, rounds, what, deed, rooms: { one: long, other: short } }));
    }
    talk.end();
    await host.kill();
    await rm(data, { recursive: true });
    return [...rows, first];
  },
};

/** Makes the two rooms and what was said in them. @param {string} folder @param {string} data */
async function fill(folder, data) {
  const host = await startHearth({ folder, data });
  const [long = '', short = ''] = await makeRooms(host, 2);
  await host.stop();
  const store = await StoreAlone.bundle(folder);
  await store.fill({ data, rooms: [long], messages: LONG });
  await store.fill({ data, rooms: [short], messages: SHORT });
  return { long: { room: long, end: LONG }, short: { room: short, end: SHORT } };
}

/**
 * The first message in a room after a restart has to wait until the host knows the `client_id`s of the last 10,000.
 *
 * @param {{ folder: string, data: string, rooms: Record<'long' | 'short', Place>, rounds: number }} plan
 * @returns {Promise<import('../bench.mjs').Row>}
 */
async function firstSends({ folder, data, rooms, rounds }) {
  const figures = await interleaved(rounds, {
    long: () => firstSend({ folder, data, ...rooms.long }),
    short: () => firstSend({ folder, data, ...rooms.short }),
  });
  const [long, short] = [median(figures.long), median(figures.short)];
  return {
    what: 'the first send in a room after a restart: 1,000,000 messages against 1,000',
    reach: 'once; read from the last 10,000',
    measured: `${figure(long)} against ${figure(short)} ms`,
    holds: null,
  };
}

/** @param {{ folder: string, data: string, room: string }} place */
async function firstSend({ folder, data, room }) {
  const host = await startHearth({ folder, data });
  const talk = await Talk.begin(host);
  await talk.join(room);
  const asked = performance.now();
  await talk.say(room);
  const ms = performance.now() - asked;
  talk.end();
  await host.stop();
  return ms;
}

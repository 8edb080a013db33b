import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeRooms } from '../drivers/rooms.mjs';
import { Talk } from '../drivers/talk.mjs';
import { figure } from '../figures.mjs';
import { cpuSeconds } from '../process-cpu.mjs';
import { interleaved, median } from '../rounds.mjs';
import { startHearth } from '../servers/servers.mjs';
import { StoreAlone } from '../store/store.mjs';

const LONG = 1_000_000;
const SHORT = 1_000;

/** How many times each thing is done in a turn, and how many turns each room has: what takes a millisecond is noisy. */
const TIMES = 25;
const TURNS = 8;

/** The long room may cost so many times the short one. */
const MOST = 1.2;

/** @typedef {{ room: string, end: number }} Place A room and its last seq. */

/** A seq with a page of messages on either side. @param {Place} place */
const anywhere = ({ end }) => 200 + Math.floor(Math.random() * (end - 400));

/**
 * What people do in a room, and what is undone after it, outside of the time that is measured.
 *
 * @type {Record<string, { act: (talk: Talk, place: Place) => Promise<unknown>, undo?: (talk: Talk, place: Place) => Promise<unknown> }>}
 */
const DEEDS = {
  'a send': {
    act: async (talk, place) => {
      place.end = (await talk.say(place.room)).seq;
    },
  },
  'a page of history at random depth': {
    act: (talk, place) => talk.ask(`room-${place.room}`, 'history', { before: anywhere(place) }),
  },
  'a join': { act: (talk, { room }) => talk.join(room), undo: (talk, { room }) => talk.leave(room) },
  'a join with `since` at the end': {
    act: (talk, { room, end }) => talk.join(room, { since: end }),
    undo: (talk, { room }) => talk.leave(room),
  },
  'a join with `since` at random depth': {
    act: (talk, place) => talk.join(place.room, { since: anywhere(place) }),
    undo: (talk, { room }) => talk.leave(room),
  },
};

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
    const rows = [];
    for (const [deed, { act, undo }] of Object.entries(DEEDS)) {
      const joined = undo === undefined;
      /** @param {Place} place */
      const measure = (place) => () => perform({ host, talk, place, joined, act, undo });
      await interleaved(1, { long: measure(long), short: measure(short) });
      const figures = await interleaved(rounds * TURNS, { long: measure(long), short: measure(short) });
      rows.push(compare(deed, figures));
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
 * @param {{
 *   host: import('../servers/servers.mjs').Server, talk: Talk, place: Place, joined: boolean,
 *   act: (talk: Talk, place: Place) => Promise<unknown>,
 *   undo?: ((talk: Talk, place: Place) => Promise<unknown>) | undefined,
 * }} deed
 */
async function perform({ host, talk, place, joined, act, undo }) {
  if (joined) await talk.join(place.room);
  const begin = cpuSeconds(host.pid);
  const times = [];
  for (let time = 0; time < TIMES; time += 1) {
    const asked = performance.now();
    await act(talk, place);
    times.push(performance.now() - asked);
    await undo?.(talk, place);
  }
  const cpu = ((cpuSeconds(host.pid) - begin) / TIMES) * 1e6;
  if (joined) await talk.leave(place.room);
  return { cpu, ms: median(times) };
}

/** @typedef {{ cpu: number, ms: number }} Effort */

/** @param {string} deed @param {Record<'long' | 'short', Effort[]>} figures @returns {import('../bench.mjs').Row} */
function compare(deed, figures) {
  const of = (/** @type {keyof Effort} */ key) => {
    const [long, short] = [figures.long, figures.short].map((efforts) => median(efforts.map((effort) => effort[key])));
    return { long: long ?? Number.NaN, short: short ?? Number.NaN };
  };
  const [cpu, ms] = [of('cpu'), of('ms')];
  const [byCpu, byTime] = [cpu.long / cpu.short, ms.long / ms.short];
  return {
    what: `${deed}: a room of 1,000,000 messages against one of 1,000`,
    reach: `at most ${MOST} ×`,
    measured:
      `**${figure(byCpu)}** by CPU (${figure(cpu.long)} against ${figure(cpu.short)} µs), ` +
      `**${figure(byTime)}** by time (${figure(ms.long)} against ${figure(ms.short)} ms)`,
    holds: byCpu <= MOST && byTime <= MOST,
  };
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

import { figure } from '../figures.mjs';
import { cpuSeconds } from '../process-cpu.mjs';
import { interleaved, median } from '../rounds.mjs';

/** How many times each thing is done in a turn, and how many turns each room has: what takes a millisecond is noisy. */
const TIMES = 25;
const TURNS = 8;

/** A room may cost so many times what the other one does. */
const MOST = 1.2;

/** @typedef {import('./talk.mjs').Talk} Talk */
/** @typedef {{ room: string, end: number }} Place A room and its last seq. */

/** A seq with a page of messages on either side. @param {Place} place */
const anywhere = ({ end }) => 200 + Math.floor(Math.random() * (end - 400));

/**
 * What people do in a room, and what is undone after it, outside of the time that is measured.
 *
 * @typedef {{ act: (talk: Talk, place: Place) => Promise<unknown>, undo?: (talk: Talk, place: Place) => Promise<unknown> }} Deed
 * @type {Record<string, Deed>}
 */
export const DEEDS = {
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

/** A page as long as pages are. @type {Deed} */
export const LONG_PAGE = {
  act: (talk, place) => talk.ask(`room-${place.room}`, 'history', { before: anywhere(place), limit: 100 }),
};

/**
 * Holds what people do in one room against the same in another room of the same host.
 *
 * @param {{
 *   host: import('../servers/servers.mjs').Server, talk: Talk, rounds: number, what: string, deed: Deed,
 *   rooms: { one: Place, other: Place }, most?: number | null,
 * }} plan `what` says all of it in words. `most`: how many times the other room's cost may be reached; null: any.
 * @returns {Promise<import('../bench.mjs').Row>}
 */
export async function compareDeed({ host, talk, rounds, what, deed, rooms, most = MOST }) {
  /** @param {Place} place */
  const measure = (place) => () => perform({ host, talk, place, ...deed });
  const measures = { one: measure(rooms.one), other: measure(rooms.other) };
  await interleaved(1, measures);
  return rowOf(what, most, await interleaved(rounds * TURNS, measures));
}

/** @param {{ host: import('../servers/servers.mjs').Server, talk: Talk, place: Place } & Deed} deed */
async function perform({ host, talk, place, act, undo }) {
  const joined = undo === undefined;
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

/**
 * @param {string} what @param {number | null} most @param {Record<'one' | 'other', Effort[]>} figures
 * @returns {import('../bench.mjs').Row}
 */
function rowOf(what, most, figures) {
  const of = (/** @type {keyof Effort} */ key) => {
    const [one, other] = [figures.one, figures.other].map((efforts) => median(efforts.map((effort) => effort[key])));
    return { one: one ?? Number.NaN, other: other ?? Number.NaN };
  };
  const [cpu, ms] = [of('cpu'), of('ms')];
  const [byCpu, byTime] = [cpu.one / cpu.other, ms.one / ms.other];
  return {
    what,
    reach: most === null ? '' : `at most ${most} ×`,
    measured:
      `**${figure(byCpu)}** by CPU (${figure(cpu.one)} against ${figure(cpu.other)} µs), ` +
      `**${figure(byTime)}** by time (${figure(ms.one)} against ${figure(ms.other)} ms)`,
    holds: most === null ? null : byCpu <= most && byTime <= most,
  };
}

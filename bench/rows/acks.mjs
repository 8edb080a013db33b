import { Crew } from '../drivers/crew.mjs';
import { makeRooms, seatsIn } from '../drivers/rooms.mjs';
import { atLeast, figure } from '../figures.mjs';
import { cpuSeconds } from '../process-cpu.mjs';
import { interleaved, median } from '../rounds.mjs';
import { startBareDurable, startHearth } from '../servers/servers.mjs';

const SENDERS = 50;
const SECONDS = 2;

/** Where the senders sit, and what is asked of it at 1 and at 16 messages in flight. */
const PLACES = [
  { where: '50 senders in 50 rooms', people: SENDERS, rooms: SENDERS, least: { 1: 0.85, 16: 0.8 } },
  { where: '50 senders in one room of 51', people: SENDERS + 1, rooms: 1, least: { 1: 0.6, 16: 0.6 } },
];

/**
 * Messages that are on disk and acknowledged each second, all senders together. Beside it CPU of the server for each,
 * which other work on the machine disturbs less, and how the limit does with a file for each room.
 *
 * @type {import('../bench.mjs').Benchmark}
 */
export default {
  name: 'acks',
  linuxOnly: true,
  run: async (context) => {
    const rows = [];
    for (const place of PLACES) rows.push(...(await measure(place, context)));
    return rows;
  },
};

/**
 * @param {typeof PLACES[number]} place
 * @param {import('../bench.mjs').Context} context
 */
async function measure({ where, people, rooms, least }, { folder, rounds }) {
  const plan = { people, rooms };
  const bare = await open('bare', await startBareDurable({ folder }), plan);
  const hearth = await open('hearth', await startHearth({ folder }), plan);
  // In one room a file for each room is one file.
  const apart = rooms === 1 ? null : await open('bare', await startBareDurable({ folder, filePerRoom: true }), plan);
  const scenes = [bare, hearth, ...(apart ? [apart] : [])];
  for (const scene of scenes) await scene.flood(16, 1);
  const rows = [];
  for (const inFlight of /** @type {const} */ ([1, 16])) {
    const floods = await interleaved(rounds, {
      limit: () => bare.flood(inFlight, SECONDS),
      value: () => hearth.flood(inFlight, SECONDS),
      files: () => (apart ?? bare).flood(inFlight, apart ? SECONDS : 0),
    });
    const [limit, value, files] = [middle(floods.limit), middle(floods.value), middle(floods.files)];
    const withFiles = apart ? `; ${figure(value.perSecond / files.perSecond)} × it with a file for each room` : '';
    rows.push(
      atLeast({
        what: `durable acks/s, ${where}, ${inFlight} in flight`,
        ...{ least: least[inFlight], limitName: 'bare durable', unit: 'acks/s' },
        ...{ value: value.perSecond, limit: limit.perSecond },
        beside: `CPU per ack ${figure(value.cpu)} against ${figure(limit.cpu)} µs${withFiles}`,
      }),
    );
  }
  for (const scene of scenes) await scene.close();
  return rows;
}

/** @typedef {{ perSecond: number, cpu: number }} Flood `cpu`: of the server, in microseconds for each ack. */

/** @param {readonly Flood[]} floods @returns {Flood} */
const middle = (floods) => ({
  perSecond: median(floods.map((flood) => flood.perSecond)),
  cpu: median(floods.map((flood) => flood.cpu)),
});

/**
 * @param {string} dialect
 * @param {import('../servers/servers.mjs').Server} server
 * @param {{ people: number, rooms: number }} plan
 */
async function open(dialect, server, { people, rooms }) {
  const crew = new Crew();
  const named = dialect === 'hearth' ? await makeRooms(server, rooms) : Array.from({ length: rooms }, (_, n) => `${n}`);
  await crew.connect(dialect, seatsIn(dialect, server, { count: people, rooms: named }));
  return {
    /** @param {number} inFlight @param {number} seconds @returns {Promise<Flood>} */
    flood: async (inFlight, seconds) => {
      const begin = cpuSeconds(server.pid);
      const { sent, acked } = await crew.flood({ senders: SENDERS, inFlight, seconds });
      return { perSecond: acked / seconds, cpu: ((cpuSeconds(server.pid) - begin) / sent) * 1e6 };
    },
    close: async () => {
      await crew.dismiss();
      await server.kill();
    },
  };
}

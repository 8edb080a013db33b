import { Scene } from '../drivers/scene.mjs';
import { atMost, figure } from '../figures.mjs';
import { interleaved, median } from '../rounds.mjs';

/** @typedef {Awaited<ReturnType<Scene['flood']>>} Flood */

const SIZES = [50, 200, 1_000];

const LOAD = { inFlight: 8, seconds: 1.5 };

/**
 * Four people who keep eight messages in flight each, in rooms of several sizes: CPU of the server for each delivery.
 *
 * The limit is the bare server with one write for each delivery. Left alone, bare merges a little as well: several messages
 * that one read brought are broadcast in one turn, and Node's TLS writes the first of them at once and the others together.
 * Both stand in the table.
 *
 * @type {import('../bench.mjs').Benchmark}
 */
export default {
  name: 'bursts',
  linuxOnly: true,
  run: async (context) => {
    const rows = [];
    for (const size of SIZES) rows.push(await measure(size, context));
    return rows;
  },
};

/** @param {number} size @param {import('../bench.mjs').Context} context */
async function measure(size, { folder, rounds }) {
  const single = await Scene.open('bare, one a turn', { folder, size });
  const bare = await Scene.open('bare', { folder, size });
  const hearth = await Scene.open('hearth', { folder, size });
  const peer = await Scene.open('socket.io', { folder, size });
  const scenes = { single, bare, hearth, peer };
  for (const scene of Object.values(scenes)) await scene.warmUp();
  const floods = await interleaved(rounds, {
    single: () => single.flood(LOAD),
    bare: () => bare.flood(LOAD),
    hearth: () => hearth.flood(LOAD),
    peer: () => peer.flood(LOAD),
  });
  for (const scene of Object.values(scenes)) await scene.close();
  const cpu = (/** @type {Flood[]} */ figures) => median(figures.map((flood) => flood.cpu));
  const [limit, value] = [cpu(floods.single), cpu(floods.hearth)];
  const merging = `${figure(value / cpu(floods.bare))} × bare that merges what one read brought`;
  return atMost({
    what: `CPU per delivery in bursts, one room of ${size}`,
    ...{ most: 0.2, limitName: 'bare', unit: 'CPU-s per million', value, limit },
    beside: `${merging}; socket.io ${figure(cpu(floods.peer) / limit)}`,
  });
}

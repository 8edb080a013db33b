import { Scene } from '../drivers/scene.mjs';
import { atMost, figure } from '../figures.mjs';
import { interleaved, median, quantile } from '../rounds.mjs';

/** @typedef {import('../drivers/scene.mjs').Contender} Contender */
/** @typedef {Awaited<ReturnType<Scene['pace']>>} Pace */

/** Rates in messages each second, and for how long: enough messages for a stable figure, few enough to wait for. */
const LOADS = [
  { perSecond: 20, seconds: 6 },
  { perSecond: 200, seconds: 3 },
];

const SIZE = 200;

/**
 * One room of 200 in which four people talk at a steady rate: CPU of the server for each delivery, and how long a
 * delivery takes from the sender's write to the reader's read. Hearth parses, checks, stores and acknowledges.
 *
 * @type {import('../bench.mjs').Benchmark}
 */
export default {
  name: 'steady',
  linuxOnly: true,
  run: async ({ folder, rounds }) => {
    const bare = await Scene.open('bare', { folder, size: SIZE });
    const hearth = await Scene.open('hearth', { folder, size: SIZE });
    const peer = await Scene.open('socket.io', { folder, size: SIZE });
    const scenes = { bare, hearth, peer };
    for (const scene of Object.values(scenes)) await scene.warmUp();
    const rows = [];
    for (const load of LOADS) {
      const paces = await interleaved(rounds, {
        bare: () => bare.pace(load),
        hearth: () => hearth.pace(load),
        peer: () => peer.pace(load),
      });
      rows.push(cpuRow(load.perSecond, paces));
      if (load.perSecond === 20) rows.push(delayRow('p50', 0.5, 1.2, paces), delayRow('p99', 0.99, 1.35, paces));
    }
    for (const scene of Object.values(scenes)) await scene.close();
    return rows;
  },
};

/** @param {number} perSecond @param {Record<'bare' | 'hearth' | 'peer', Pace[]>} paces */
function cpuRow(perSecond, { bare, hearth, peer }) {
  const cpu = (/** @type {Pace[]} */ paces) => median(paces.map((pace) => pace.cpu));
  return atMost({
    what: `CPU per delivery at ${perSecond} messages/s, one room of ${SIZE}`,
    ...{ most: 1.15, limitName: 'bare', unit: 'CPU-s per million' },
    ...{ value: cpu(hearth), limit: cpu(bare) },
    beside: `socket.io ${figure(cpu(peer) / cpu(bare))}`,
  });
}

/** @param {string} name @param {number} at @param {number} most @param {Record<'bare' | 'hearth' | 'peer', Pace[]>} paces */
function delayRow(name, at, most, { bare, hearth, peer }) {
  const delay = (/** @type {Pace[]} */ paces) => median(paces.map(({ delays }) => quantile(delays, at)));
  return atMost({
    what: `delivery ${name} at 20 messages/s to ${SIZE} readers, durable`,
    ...{ most, limitName: 'bare', unit: 'ms' },
    ...{ value: delay(hearth), limit: delay(bare) },
    beside: `socket.io ${figure(delay(peer) / delay(bare))}, not durable`,
  });
}

import { Scene } from '../drivers/scene.mjs';
import { figure } from '../figures.mjs';
import { median } from '../rounds.mjs';

const SIZE = 200;

/** The most that the event loop may be late, in milliseconds. */
const MOST_MS = 20;

/**
 * How late the host's event loop is while it serves one room of 200 at half of what it can at most.
 *
 * @type {import('../bench.mjs').Benchmark}
 */
export default {
  name: 'event-loop',
  linuxOnly: true,
  run: async ({ folder, rounds }) => {
    const scene = await Scene.open('hearth', { folder, size: SIZE });
    await scene.warmUp();
    const top = (await scene.flood({ inFlight: 16, seconds: 2 })).perSecond;
    const late = [];
    for (let round = 0; round < rounds; round += 1) {
      await scene.server.ask('watch');
      await scene.pace({ perSecond: Math.round(top / 2), seconds: 3 });
      late.push(await scene.server.ask('lag'));
    }
    await scene.close();
    const p99 = median(late.map((lag) => lag.p99));
    const half = `${figure(top / 2)} messages/s to ${SIZE} readers`;
    return [
      {
        what: 'event-loop lag of the host, p99, at half of its top throughput',
        reach: `under ${MOST_MS} ms`,
        measured: `**${figure(p99)} ms** at ${half}; p50 ${figure(median(late.map((lag) => lag.p50)))} ms`,
        holds: p99 < MOST_MS,
      },
    ];
  },
};

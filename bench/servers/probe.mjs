// Loaded into every server that is measured (`node --import`): answers questions of the benchmark about the process it
// is in. It costs nothing until it is asked.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** @type {import('node:perf_hooks').IntervalHistogram | undefined} */
let lag;

/** @type {Record<string, () => unknown>} */
const answers = {
  /** What is left in memory after collecting all garbage. */
  memory: () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc');
    for (let round = 0; round < 3; round += 1) collect();
    return process.memoryUsage();
  },
  /** Starts to watch the event loop. */
  watch: () => {
    lag = monitorEventLoopDelay({ resolution: 5 });
    lag.enable();
    return null;
  },
  /** How late the event loop was since then, in milliseconds: timers of 5 ms, less those 5 ms. */
  lag: () => {
    lag?.disable();
    const late = (/** @type {number} */ percentile) => Math.max(0, (lag?.percentile(percentile) ?? 0) / 1e6 - 5);
    return { p50: late(50), p99: late(99), max: late(100) };
  },
};

process.on('message', (/** @type {string} */ question) => {
  process.send?.({ question, answer: answers[question]?.() });
});
// Listening for questions must not keep a server alive that is done, nor take its part in what is measured.
process.channel?.unref();

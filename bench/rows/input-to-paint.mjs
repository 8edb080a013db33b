import { spawnSync } from 'node:child_process';
import { findRuntime } from '../../scripts/runtime.mjs';
import { inputToPaint, MISSED, PEOPLE } from '../desktop/input-to-paint.mjs';
import { figure } from '../figures.mjs';
import { median, quantile } from '../rounds.mjs';

/** The most that a key may take to show, p95, in milliseconds: below that a window feels immediate. */
const MOST_MS = 100;

/**
 * How long a key takes to show in the real app while its own host serves people: from the moment it is pressed until the
 * frame with it is painted. Software rendering, on the cores that host and clients run on as well.
 *
 * @type {import('../bench.mjs').Benchmark}
 */
export default {
  name: 'input-to-paint',
  linuxOnly: true,
  run: async ({ rounds }) => {
    const missing = whatIsMissing();
    if (missing) return [{ what: 'input to paint', reach: '', measured: `not measured: ${missing}`, holds: null }];
    const { idle, hosting, guest, stress, burst, catchUp } = await inputToPaint(rounds);
    const busy = `${PEOPLE} people at ${figure(deliveries(hosting))} deliveries/s`;
    return [
      {
        what: `input to paint in the desktop app, its host serving ${busy}`,
        reach: `p95 under ${MOST_MS} ms`,
        measured: `${times(hosting)}; hosting nobody ${times(idle)}; ${busy} by a host in another process ${times(guest)}`,
        holds: p95(hosting) < MOST_MS,
      },
      beside(`the same at ${figure(deliveries(stress))} deliveries/s`, stress),
      beside(`the same, 4 senders with 8 in flight, ${figure(deliveries(burst))} deliveries/s`, burst),
      beside(
        `the same while one person reads ${MISSED.toLocaleString('en')} messages, ${figure(median(catchUp.map(({ megabytes }) => megabytes)))} MB/s`,
        catchUp,
      ),
    ];
  },
};

/** @typedef {import('../desktop/typing.mjs').Felt} Felt */

/** What the real app needs and is not here. */
function whatIsMissing() {
  if (!findRuntime()) return 'there is no Electron yet, `npm start` fetches it';
  const screen = spawnSync('Xvfb', ['-version'], { stdio: 'ignore' });
  return screen.error ? 'there is no Xvfb' : null;
}

/** @param {string} what @param {readonly Felt[]} rounds */
const beside = (what, rounds) => ({ what, reach: '', measured: times(rounds), holds: null });

/** @param {readonly Felt[]} rounds */
const p95 = (rounds) => quantile(all(rounds, 'paint'), 0.95);

/** @param {readonly { deliveries: number }[]} rounds */
const deliveries = (rounds) => median(rounds.map((round) => round.deliveries));

/** @param {readonly Felt[]} rounds */
function times(rounds) {
  const paint = all(rounds, 'paint');
  const at = [0.5, 0.95, 0.99, 1].map((share) => quantile(paint, share).toFixed(0)).join(' / ');
  const held = [0.5, 0.95].map((share) => quantile(all(rounds, 'held'), share).toFixed(1)).join(' / ');
  const late = median(rounds.map(({ lag99 }) => lag99)).toFixed(0);
  const cpu = (100 * median(rounds.map(({ cpu }) => cpu))).toFixed(0);
  return `**${at} ms** (p50 / p95 / p99 / most), of it before the page has it ${held}; main process ${cpu} % of a core, its loop late by ${late} ms p99`;
}

/** @param {readonly Felt[]} rounds @param {'paint' | 'held'} name */
const all = (rounds, name) => rounds.flatMap((round) => round[name]);

import { converse } from '../desktop/conversation-soak.mjs';
import { figure } from '../figures.mjs';
import { median } from '../rounds.mjs';

const MESSAGES = Number(process.env.SOAK_MESSAGES ?? 30_000);

/** The last third may have so many times the memory of the second third; the first one warms up. */
const MOST = 1.1;
/** More late frames than one in so many are a storm. */
const ONE_IN = 50;

/** @typedef {import('../desktop/conversation-soak.mjs').Look} Look */

/**
 * Two windows in one lively room for thirty thousand messages: what stays in memory, and whether the pictures on the screen
 * kept moving.
 *
 * @type {import('../bench.mjs').Benchmark}
 */
export default {
  name: 'conversation-soak',
  linuxOnly: true,
  run: async () => {
    const looks = await converse(MESSAGES, (look) => console.error(JSON.stringify(look, rounded)));
    const third = Math.floor(looks.length / 3);
    const [before, after] = [looks.slice(third, 2 * third), looks.slice(2 * third)];
    return [
      flat('main process of the host: heap', (look) => look.hostHeap, before, after),
      flat('window of the host: heap', (look) => look.pageHeaps[0] ?? 0, before, after),
      flat('window of the guest: heap', (look) => look.pageHeaps[1] ?? 0, before, after),
      smooth(looks),
    ];
  },
};

/**
 * @param {string} what
 * @param {(look: Look) => number} of
 * @param {readonly Look[]} before
 * @param {readonly Look[]} after
 * @returns {import('../bench.mjs').Row}
 */
function flat(what, of, before, after) {
  const [then, now] = [median(before.map(of)), median(after.map(of))];
  return {
    what: `${MESSAGES} messages with edits, reactions, answers, deletions and pictures; ${what}`,
    reach: `the last third at most ${MOST} × the second third`,
    measured: `**${figure(now / then)}** (${figure(now)} against ${figure(then)} MiB)`,
    holds: now / then <= MOST,
  };
}

/** @param {readonly Look[]} looks @returns {import('../bench.mjs').Row} */
function smooth(looks) {
  const frames = looks.reduce((sum, look) => sum + look.frames, 0);
  const late = looks.reduce((sum, look) => sum + look.lateFrames, 0);
  const longest = Math.max(...looks.map((look) => look.longest));
  return {
    what: 'the same: frames later than 100 ms, of both windows',
    reach: `fewer than one in ${ONE_IN}`,
    measured: `**${late} of ${frames}**, the longest ${figure(longest)} ms`,
    holds: late * ONE_IN <= frames,
  };
}

/** @param {string} _key @param {unknown} value */
const rounded = (_key, value) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value);

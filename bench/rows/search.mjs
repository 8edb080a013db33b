import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { atLeast, figure } from '../figures.mjs';
import { interleaved, median } from '../rounds.mjs';
import { StoreAlone } from '../store/store.mjs';

const ROOMS = 50;
const MESSAGES = 100_000;

/** How busy the store is while the index follows it. */
const LOAD = { rooms: 50, inFlight: 16, seconds: 2 };

const MOST_MS = 150;
const MOST_LATE_MS = 20;

/**
 * Searching 100,000 messages in 50 rooms: the first twenty results, how fast the index is made anew, and how late the
 * event loop of its host is meanwhile. And what an index costs the store it follows, against the store alone.
 *
 * @type {import('../bench.mjs').Benchmark}
 */
export default {
  name: 'search',
  linuxOnly: true,
  run: async ({ folder, rounds }) => {
    const data = await mkdtemp(join(folder, 'search-'));
    const store = await StoreAlone.bundle(folder);
    const { ms, perSecond, lateMs } = await store.search({ folder, data, messages: MESSAGES, rooms: ROOMS });
    await rm(data, { recursive: true });
    const most = Math.max(...Object.values(ms));
    const { letter, word, long, words, few, nothing } = ms;
    return [
      {
        what: `first 20 results among ${MESSAGES.toLocaleString('en')} messages in ${ROOMS} rooms`,
        reach: `under ${MOST_MS} ms`,
        measured: `one letter **${figure(letter)}**, a common word ${figure(word)}, a long one that nearly all have ${figure(long)}, two words ${figure(words)}, who sees two rooms ${figure(few)}, no match ${figure(nothing)} ms`,
        holds: most < MOST_MS,
      },
      {
        what: 'making the search index anew beside the host',
        reach: `event loop late by under ${MOST_LATE_MS} ms, p99`,
        measured: `**${figure(lateMs)} ms** late at ${figure(perSecond)} messages/s`,
        holds: lateMs < MOST_LATE_MS,
      },
      ...(await beside(store, { folder, rounds })),
    ];
  },
};

/**
 * @param {StoreAlone} store
 * @param {import('../bench.mjs').Context} context
 * @returns {Promise<import('../bench.mjs').Row[]>}
 */
async function beside(store, { folder, rounds }) {
  const newData = async () => join(await mkdtemp(join(folder, 'search-')), 'data');
  const { alone, indexed } = await interleaved(rounds, {
    alone: async () => store.append({ ...LOAD, data: await newData() }),
    indexed: async () => store.append({ ...LOAD, data: await newData(), indexIn: folder }),
  });
  const middle = (/** @type {typeof alone} */ figures, /** @type {keyof typeof alone[number]} */ name) =>
    median(figures.map((one) => one[name]));
  const memory = middle(indexed, 'mebibytes') - middle(alone, 'mebibytes');
  return [
    atLeast({
      what: `appends/s of the store that an index follows, ${LOAD.rooms} rooms, ${LOAD.inFlight} in flight in each`,
      ...{ least: 0.9, limitName: 'the store alone', unit: 'records/s' },
      ...{ value: middle(indexed, 'perSecond'), limit: middle(alone, 'perSecond') },
      beside: `CPU per record ${figure(middle(indexed, 'cpu'))} against ${figure(middle(alone, 'cpu'))} µs`,
    }),
    {
      what: 'memory of an index with nothing in it',
      reach: 'beside the store alone',
      measured: `${figure(memory)} MiB`,
      holds: null,
    },
  ];
}

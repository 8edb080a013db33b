import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { figure } from '../figures.mjs';
import { StoreAlone } from '../store/store.mjs';

const ROOMS = 50;
const MESSAGES = 100_000;

const MOST_MS = 150;
const MOST_LATE_MS = 20;

/**
 * Searching 100,000 messages in 50 rooms: the first twenty results, how fast the index is made anew, and how late the
 * event loop of its host is meanwhile.
 *
 * @type {import('../bench.mjs').Benchmark}
 */
export default {
  name: 'search',
  linuxOnly: false,
  run: async ({ folder }) => {
    const data = await mkdtemp(join(folder, 'search-'));
    const store = await StoreAlone.bundle(folder);
    const { ms, perSecond, lateMs } = await store.search({ folder, data, messages: MESSAGES, rooms: ROOMS });
    await rm(data, { recursive: true });
    const most = Math.max(...Object.values(ms));
    const { letter, word, words, few, nothing } = ms;
    return [
      {
        what: `first 20 results among ${MESSAGES.toLocaleString('en')} messages in ${ROOMS} rooms`,
        reach: `under ${MOST_MS} ms`,
        measured: `one letter **${figure(letter)}**, the commonest word ${figure(word)}, two words ${figure(words)}, who sees two rooms ${figure(few)}, no match ${figure(nothing)} ms`,
        holds: most < MOST_MS,
      },
      {
        what: 'making the search index anew beside the host',
        reach: `event loop late by under ${MOST_LATE_MS} ms, p99`,
        measured: `**${figure(lateMs)} ms** late at ${figure(perSecond)} messages/s`,
        holds: lateMs < MOST_LATE_MS,
      },
    ];
  },
};

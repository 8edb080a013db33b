// Fills rooms with messages of many words, lets the index be made of them, and asks it. Prints one line.
//
//   node bench/store/search.mjs BUNDLE SEARCH_BUNDLE WORKER DATA MESSAGES ROOMS
import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { median } from '../rounds.mjs';
import { draftIn } from './draft.mjs';
import { indexOf, makeRooms } from './indexed.mjs';
import { opened } from './opened.mjs';

const [bundle = '', searchBundle = '', worker = '', data = '', count = '0', roomCount = '0'] = process.argv.slice(2);
const [MESSAGES, ROOMS] = [Number(count), Number(roomCount)];
const AT_ONCE = 500;
const ASKED = 15;

const store = await opened(bundle, data);
const rooms = Array.from({ length: ROOMS }, () => randomUUID());
await makeRooms(store, rooms);

// Few words are in many messages and many words in few, as people talk, and one is in nearly all; the same ones each time.
let seed = 1;
const random = () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};
const letter = () => String.fromCharCode(97 + Math.floor(random() * 26));
const words = Array.from({ length: 20_000 }, () =>
  Array.from({ length: 2 + Math.floor(random() * 9) }, letter).join(''),
);
const sentence = () => {
  const chosen = Array.from({ length: 3 + Math.floor(random() * 20) }, () => random() ** 3 * words.length);
  const greeting = random() < 0.9 ? ['everybody'] : [];
  return [...greeting, ...chosen.map((index) => words[Math.floor(index)])].join(' ');
};
for (let sent = 0; sent < MESSAGES; sent += AT_ONCE) {
  const drafts = Array.from({ length: AT_ONCE }, (_, index) => ({
    ...draftIn(rooms[(sent + index) % ROOMS] ?? ''),
    message: sentence(),
    created: new Date(1.7e12 + (sent + index) * 1_000).toISOString(),
  }));
  await Promise.all(drafts.map((draft) => store.log.append(draft)));
}

const late = monitorEventLoopDelay({ resolution: 1 });
late.enable();
const begin = performance.now();
const search = indexOf({ store, data, searchBundle, worker });
await search.whole();
const seconds = (performance.now() - begin) / 1_000;
late.disable();

const [few, common = '', rare = ''] = [rooms.slice(0, 2), words[0], words[15_000]];
const questions = {
  letter: { query: 'a', rooms },
  word: { query: common.slice(0, 4), rooms },
  long: { query: 'everybody', rooms },
  words: { query: `a ${rare.slice(0, 3)}`, rooms },
  few: { query: 'a', rooms: few },
  nothing: { query: 'zzzzzz', rooms },
};
/** @type {Record<string, number>} */
const ms = {};
for (const [name, question] of Object.entries(questions)) {
  const times = [];
  for (let n = 0; n < ASKED; n += 1) {
    const asked = performance.now();
    await search.find({ ...question, limit: 20, bytes: 262_144 });
    times.push(performance.now() - asked);
  }
  ms[name] = median(times);
}
await search.close();
await store.close();
console.log(JSON.stringify({ perSecond: MESSAGES / seconds, lateMs: late.percentile(99) / 1e6, ms }));

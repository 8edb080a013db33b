// Appends to a store for a while. Prints one line: appends each second, and CPU-seconds per million of them.
//
//   node bench/store/append.mjs BUNDLE DATA ROOMS IN_FLIGHT SECONDS
import { cpuSeconds } from '../process-cpu.mjs';
import { draftIn } from './draft.mjs';
import { opened } from './opened.mjs';

const [bundle = '', data = '', rooms = '1', inFlight = '1', seconds = '1'] = process.argv.slice(2);
const WARM_MS = 500;

const store = await opened(bundle, data);
let appended = 0;
let ended = false;

/** @param {string} room */
async function write(room) {
  while (!ended) {
    await store.log.append(draftIn(room));
    appended += 1;
  }
}

const sleep = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
const moment = () => ({ appended, cpu: cpuSeconds(process.pid), time: performance.now() });

const writers = Array.from({ length: Number(rooms) * Number(inFlight) }, (_, index) =>
  write(`room-${index % Number(rooms)}`),
);
await sleep(WARM_MS);
const begin = moment();
await sleep(Number(seconds) * 1_000);
const end = moment();
ended = true;
await Promise.all(writers);
await store.close();

const count = end.appended - begin.appended;
console.log(
  JSON.stringify({
    perSecond: count / ((end.time - begin.time) / 1_000),
    cpu: ((end.cpu - begin.cpu) / count) * 1e6,
  }),
);

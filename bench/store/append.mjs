// Appends to a store for a while, with or without a search index of it. Prints one line: appends each second, CPU-seconds
// per million of them, and the memory of the process before the first.
//
//   node bench/store/append.mjs BUNDLE DATA ROOMS IN_FLIGHT SECONDS [SEARCH_BUNDLE WORKER]
import { cpuSeconds, residentBytes } from '../process-cpu.mjs';
import { draftIn } from './draft.mjs';
import { indexOf, makeRooms } from './indexed.mjs';
import { opened } from './opened.mjs';

const [bundle = '', data = '', rooms = '1', inFlight = '1', seconds = '1', searchBundle, worker = ''] =
  process.argv.slice(2);
const WARM_MS = 500;

const store = await opened(bundle, data);
const ids = Array.from({ length: Number(rooms) }, (_, index) => `room-${index}`);
await makeRooms(store, ids);
const index = searchBundle === undefined ? null : indexOf({ store, data, searchBundle, worker });
await index?.whole();
const mebibytes = residentBytes(process.pid) / 1024 ** 2;
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
  write(ids[index % ids.length] ?? ''),
);
await sleep(WARM_MS);
const begin = moment();
await sleep(Number(seconds) * 1_000);
const end = moment();
ended = true;
await Promise.all(writers);
await index?.close();
await store.close();

const count = end.appended - begin.appended;
console.log(
  JSON.stringify({
    perSecond: count / ((end.time - begin.time) / 1_000),
    cpu: ((end.cpu - begin.cpu) / count) * 1e6,
    mebibytes,
  }),
);

// Opens a store and asks every room for its last seq, as a host does before it listens. Prints one line: how long that
// took, the memory of the process after it, and how many messages there are.
//
//   node bench/store/open.mjs BUNDLE DATA ROOM...
import { residentBytes } from '../process-cpu.mjs';
import { opened } from './opened.mjs';

const [bundle = '', data = '', ...rooms] = process.argv.slice(2);

const begin = performance.now();
const store = await opened(bundle, data);
const heads = await Promise.all(rooms.map((room) => store.log.head(room)));
const ms = performance.now() - begin;
const mebibytes = residentBytes(process.pid) / 1_048_576;
await store.close();
console.log(JSON.stringify({ ms, mebibytes, messages: heads.reduce((sum, head) => sum + head, 0) }));

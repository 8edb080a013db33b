// Fills rooms through the store itself, whole commits at a time. Prints one line: messages each second.
//
//   node bench/store/fill.mjs BUNDLE DATA MESSAGES ROOM...
import { draftIn } from './draft.mjs';
import { opened } from './opened.mjs';

const [bundle = '', data = '', messages = '0', ...rooms] = process.argv.slice(2);

/** As many as the store puts into one commit. */
const AT_ONCE = 512;

/** Rooms filled at the same time. */
const SIDE_BY_SIDE = 4;

const store = await opened(bundle, data);
const begin = performance.now();
const left = [...rooms];

async function fillRooms() {
  for (let room = left.pop(); room !== undefined; room = left.pop()) await fillRoom(room);
}

/** @param {string} room */
async function fillRoom(room) {
  for (let count = 0; count < Number(messages); count += AT_ONCE) {
    const length = Math.min(AT_ONCE, Number(messages) - count);
    await Promise.all(Array.from({ length }, () => store.log.append(draftIn(room))));
  }
}

await Promise.all(Array.from({ length: SIDE_BY_SIDE }, fillRooms));
await store.close();
const seconds = (performance.now() - begin) / 1_000;
console.log(JSON.stringify({ perSecond: (Number(messages) * rooms.length) / seconds }));

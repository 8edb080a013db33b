// Amends messages of a room from its beginning to its end, as people do who answer what was just said. Prints one line:
// amendments each second.
//
//   node bench/store/amend.mjs BUNDLE DATA ROOM MESSAGES AMENDMENTS
import { opened } from './opened.mjs';

const [bundle = '', data = '', room = '', messages = '0', amendments = '0'] = process.argv.slice(2);

/** As many as the store puts into one commit. */
const AT_ONCE = 512;

const EMOJI = ['👍', '❤️', '🎉', '👀'];

const store = await opened(bundle, data);
const end = Number(messages);
const count = Number(amendments);
const at = new Date().toISOString();
/** People answer what is not older than so many messages. */
const recent = Math.min(2_000, end / 5);

/** @param {number} number */
function amend(number) {
  const newest = Math.floor((number * end) / count);
  const seq = 1 + Math.max(0, newest - Math.floor(Math.random() * recent));
  return store.log.amend(room, seq, () => ({ ok: true, value: amendment(number) }));
}

/** Of twenty sixteen are reactions, two edits, one a deletion and one a pin. @param {number} number @returns {any} */
function amendment(number) {
  const user = `person-${number % 40}`;
  const kind = number % 20;
  if (kind === 0) return { kind: 'delete', user, at };
  if (kind === 1) return { kind: 'pin', user, at, on: true };
  if (kind < 4) return { kind: 'edit', user, at, message: `what was meant is number ${number}, and nothing else` };
  return { kind: 'reaction', user, at, emoji: EMOJI[number % EMOJI.length], on: true };
}

const begin = performance.now();
for (let done = 0; done < count; done += AT_ONCE) {
  const length = Math.min(AT_ONCE, count - done);
  await Promise.all(Array.from({ length }, (_, index) => amend(done + index)));
}
await store.close();
console.log(JSON.stringify({ perSecond: count / ((performance.now() - begin) / 1_000) }));

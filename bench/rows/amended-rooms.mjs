import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compareDeed, DEEDS, LONG_PAGE } from '../drivers/deeds.mjs';
import { makeRooms } from '../drivers/rooms.mjs';
import { Talk } from '../drivers/talk.mjs';
import { figure } from '../figures.mjs';
import { interleaved, median } from '../rounds.mjs';
import { untilQuiet } from '../servers/quiet.mjs';
import { startHearth } from '../servers/servers.mjs';
import { StoreAlone } from '../store/store.mjs';

const LONG = 1_000_000;
const SHORT = 1_000;
/** Of the messages so many are amended; some more than once. */
const SHARE = 0.2;
/** Acks taken in a round. */
const ACKS = 200;

/**
 * What people do in a room of 1,000,000 messages with 200,000 edits, reactions, pins and deletions against one of 1,000 with
 * 200, on the same host; what a page costs with them and without; and what an amendment costs beside a message.
 *
 * @type {import('../bench.mjs').Benchmark}
 */
export default {
  name: 'amended-rooms',
  linuxOnly: true,
  run: async ({ folder, rounds }) => {
    const data = await mkdtemp(join(folder, 'amended-'));
    const { long, short, plain } = await fill(folder, data);
    const host = await startHearth({ folder, data });
    const talk = await Talk.begin(host);
    await untilQuiet(host);
    const rows = [];
    const against = 'a room of 1,000,000 messages with 200,000 amendments against one of 1,000 with 200';
    for (const [name, deed] of Object.entries({ 'a page of 100 messages': LONG_PAGE, ...DEEDS })) {
      const rooms = { one: long, other: short };
      rows.push(await compareDeed({ host, talk, rounds, what: `${name}: ${against}`, deed, rooms }));
    }
    const what = 'a page of 100 messages at random depth: a fifth of them amended against none';
    const rooms = { one: long, other: plain };
    rows.push(await compareDeed({ host, talk, rounds, what, deed: LONG_PAGE, rooms, most: null }));
    rows.push(await compareAcks(talk, plain, rounds));
    talk.end();
    await host.kill();
    await rm(data, { recursive: true });
    return rows;
  },
};

/** Makes the rooms, what was said in them, and what came of it in two. @param {string} folder @param {string} data */
async function fill(folder, data) {
  const host = await startHearth({ folder, data });
  const [long = '', short = '', plain = ''] = await makeRooms(host, 3);
  await host.stop();
  const store = await StoreAlone.bundle(folder);
  await store.fill({ data, rooms: [long, plain], messages: LONG });
  await store.fill({ data, rooms: [short], messages: SHORT });
  await store.amend({ data, room: long, messages: LONG, amendments: LONG * SHARE });
  await store.amend({ data, room: short, messages: SHORT, amendments: SHORT * SHARE });
  return {
    long: { room: long, end: LONG },
    short: { room: short, end: SHORT },
    plain: { room: plain, end: LONG },
  };
}

/**
 * A reaction to a recent message is acknowledged as a message is: both wait for one write and one sync.
 *
 * @param {Talk} talk @param {import('../drivers/deeds.mjs').Place} place @param {number} rounds
 * @returns {Promise<import('../bench.mjs').Row>}
 */
async function compareAcks(talk, place, rounds) {
  await talk.join(place.room);
  const react = (/** @type {number} */ time) =>
    talk.ask(`room-${place.room}`, 'reaction', { seq: place.end - (time >> 1), emoji: '👍', on: time % 2 === 0 });
  const say = () => talk.say(place.room);
  const figures = await interleaved(rounds, { reaction: () => acksOf(react), message: () => acksOf(say) });
  const [reaction, message] = [median(figures.reaction), median(figures.message)];
  return {
    what: 'the ack of a reaction against that of a message, one after the other',
    reach: '',
    measured: `**${figure(reaction / message)}** (${figure(reaction)} against ${figure(message)} ms)`,
    holds: null,
  };
}

/** The median of many. @param {(time: number) => Promise<unknown>} act */
async function acksOf(act) {
  const times = [];
  for (let time = 0; time < ACKS; time += 1) {
    const asked = performance.now();
    await act(time);
    times.push(performance.now() - asked);
  }
  return median(times);
}

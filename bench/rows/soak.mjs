import { setTimeout as sleep } from 'node:timers/promises';
import { makeRooms } from '../drivers/rooms.mjs';
import { Talk } from '../drivers/talk.mjs';
import { figure } from '../figures.mjs';
import { makePeople } from '../people.mjs';
import { residentBytes } from '../process-cpu.mjs';
import { median } from '../rounds.mjs';
import { startHearth } from '../servers/servers.mjs';

/** Long enough for what a host remembers for minutes, tokens above all, to have gone again. */
const MINUTES = Number(process.env.SOAK_MINUTES ?? 12);

/** Everything stands still so often, and the memory that garbage collection leaves is looked at. */
const LOOK_MS = 20_000;

/** The last third of the time may have so many times the memory of the second third; the first one warms up. */
const MOST = 1.03;

const PEOPLE = 60;
const ROOMS = 70;

/** @typedef {{ messages: number, connections: number, rooms: number }} Done */
/** @typedef {{ talk: (seat: number) => Promise<Talk>, rooms: readonly string[], done: Done }} Company */

/**
 * A host for some minutes in which people come and go, write, make rooms and delete them: what is left of it in memory.
 * More rooms are written in than the host keeps ready at once.
 *
 * @type {import('../bench.mjs').Benchmark}
 */
export default {
  name: 'soak',
  linuxOnly: true,
  run: async ({ folder }) => {
    const host = await startHearth({ folder });
    const rooms = await makeRooms(host, ROOMS);
    const people = makePeople(PEOPLE);
    const done = { messages: 0, connections: 0, rooms: 0 };
    const talk = (/** @type {number} */ seat) => Talk.begin(host, people[seat % PEOPLE]);
    const looks = await soak(host, { talk, rooms, done });
    await host.stop();
    const third = Math.floor(looks.length / 3);
    const [before, after] = [looks.slice(third, 2 * third), looks.slice(2 * third)];
    const heap = (/** @type {Look[]} */ some) => median(some.map((look) => look.heap));
    const said = `${done.messages} messages, ${done.connections} comings and goings, ${done.rooms} rooms made and deleted`;
    return [
      {
        what: `memory of a host after ${MINUTES} minutes: ${said}`,
        reach: `heap at most ${MOST} × that of the minutes before`,
        measured:
          `**${figure(heap(after) / heap(before))}** (${figure(heap(after))} against ${figure(heap(before))} MiB); ` +
          `resident ${figure(median(after.map((look) => look.resident)))} MiB`,
        holds: heap(after) / heap(before) <= MOST,
      },
    ];
  },
};

/** @typedef {{ heap: number, resident: number }} Look In MiB. */

/**
 * @param {import('../servers/servers.mjs').Server} host
 * @param {Company} company
 */
async function soak(host, company) {
  /** @type {Look[]} */
  const looks = [];
  const end = performance.now() + MINUTES * 60_000;
  while (performance.now() < end) {
    await churn(company, LOOK_MS);
    await sleep(1_000);
    const { heapUsed } = await host.ask('memory');
    const look = { heap: heapUsed / 1_048_576, resident: residentBytes(host.pid) / 1_048_576 };
    looks.push(look);
    console.error(`heap ${look.heap.toFixed(2)} MiB, resident ${look.resident.toFixed(0)} MiB`, company.done);
  }
  return looks;
}

/** @param {Company} company @param {number} ms */
async function churn(company, ms) {
  const end = performance.now() + ms;
  const again = async (
    /** @type {(company: Company, turn: number) => Promise<void>} */ act,
    /** @type {number} */ from,
  ) => {
    for (let turn = from; performance.now() < end; turn += 1) await act(company, turn);
  };
  await Promise.all([again(visit, 0), again(visit, 20), again(visit, 40), again(makeAndDelete, 10), again(gather, 30)]);
}

/** Somebody comes, writes in two rooms and goes. @param {Company} company @param {number} turn */
async function visit({ talk, rooms, done }, turn) {
  const somebody = await talk(turn);
  done.connections += 1;
  await somebody.ask('system', 'phx_join', {});
  for (const room of [rooms[turn % ROOMS], rooms[(turn * 7) % ROOMS]]) {
    if (room === undefined) continue;
    await somebody.join(room);
    await Promise.all(Array.from({ length: 20 }, () => somebody.say(room)));
    done.messages += 20;
    await somebody.ask(`room-${room}`, 'history', {});
  }
  somebody.end();
  await sleep(100);
}

/** A room is made, written in and deleted. @param {Company} company @param {number} turn */
async function makeAndDelete({ talk, done }, turn) {
  const somebody = await talk(turn);
  done.connections += 1;
  await somebody.ask('system', 'phx_join', {});
  for (let count = 0; count < 5; count += 1) {
    const { chatroom } = await somebody.ask('system', 'chatroom-create', { name: `Room of turn ${turn}` });
    await somebody.join(chatroom.id);
    await Promise.all(Array.from({ length: 20 }, () => somebody.say(chatroom.id)));
    await somebody.ask(`room-${chatroom.id}`, 'chatroom-delete', {});
    done.messages += 20;
    done.rooms += 1;
  }
  somebody.end();
  await sleep(200);
}

/** Ten people meet in one room, talk much and go. @param {Company} company @param {number} turn */
async function gather({ talk, rooms, done }, turn) {
  const room = rooms[turn % ROOMS];
  if (room === undefined) return;
  const guests = await Promise.all(Array.from({ length: 10 }, (_, seat) => talk(turn + seat)));
  done.connections += guests.length;
  await Promise.all(guests.map((guest) => guest.join(room)));
  for (let round = 0; round < 10; round += 1) {
    await Promise.all(guests.flatMap((guest) => Array.from({ length: 10 }, () => guest.say(room))));
    done.messages += 100;
  }
  for (const guest of guests) guest.end();
  await sleep(1_000);
}

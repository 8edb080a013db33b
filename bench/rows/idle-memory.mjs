import { setTimeout as sleep } from 'node:timers/promises';
import { Crew } from '../drivers/crew.mjs';
import { makeRooms, seatsIn } from '../drivers/rooms.mjs';
import { atMost, figure } from '../figures.mjs';
import { residentBytes } from '../process-cpu.mjs';
import { interleaved, median } from '../rounds.mjs';
import { startBare, startHearth } from '../servers/servers.mjs';

/** @typedef {import('../servers/servers.mjs').Server} Server */
/** @typedef {{ each: number, welcome: number }} Memory Bytes for each connection; what one was told until it had joined. */

const COUNT = 2_000;

/** How many people these connections belong to: a host keeps a record of everybody, which is not the connection's. */
const PEOPLE = 200;

/** For what a burst of joins leaves behind to be told and collected. */
const SETTLE_MS = 1_500;

/**
 * Resident memory of the server for one idle connection, after collecting garbage.
 *
 * Node's TLS keeps buffers as large as the most that a connection was ever sent at once. Who joins `system` is told of
 * all people and sockets, so that row is held against a bare server that has sent everybody one text of that length.
 *
 * @type {import('../bench.mjs').Benchmark}
 */
export default {
  name: 'idle-memory',
  linuxOnly: true,
  run: async ({ folder, rounds }) => {
    let greeting = 0;
    const figures = await interleaved(rounds, {
      bare: async () => idle('bare', await startBare({ folder }), { system: false, inRoom: true }),
      connected: async () => idle('hearth', await startHearth({ folder }), { system: false, inRoom: false }),
      joined: async () => {
        const memory = await idle('hearth', await startHearth({ folder }), { system: true, inRoom: true });
        greeting = Math.round(memory.welcome);
        return memory;
      },
      greeted: async () => idle('bare', await startBare({ folder, greeting }), { system: false, inRoom: true }),
    });
    const [bare, connected] = [figures.bare, figures.connected].map(kibibytes);
    const [greeted, joined] = [figures.greeted, figures.joined].map(kibibytes);
    return [
      row('connected', connected, bare, ''),
      row(
        'in `system` and one room',
        joined,
        greeted,
        `bare has sent everybody ${figure(greeting / 1_024)} KiB at once, as Hearth has`,
      ),
    ];
  },
};

/** @param {readonly Memory[]} figures */
const kibibytes = (figures) => median(figures.map(({ each }) => each)) / 1_024;

/** @param {string} state @param {number} [value] @param {number} [limit] @param {string} [beside] */
const row = (state, value = 0, limit = 0, beside = '') =>
  atMost({
    what: `memory of an idle connection, ${COUNT} of them, ${state}`,
    ...{ most: 1.3, limitName: 'bare', unit: 'KiB', value, limit },
    ...(beside !== '' && { beside }),
  });

/**
 * @param {string} dialect
 * @param {Server} server
 * @param {{ system: boolean, inRoom: boolean }} plan
 * @returns {Promise<Memory>}
 */
async function idle(dialect, server, { system, inRoom }) {
  const crew = new Crew();
  const rooms = !inRoom ? [] : dialect === 'hearth' ? await makeRooms(server, 1) : ['lobby'];
  const seats = seatsIn(dialect, server, { count: COUNT, people: PEOPLE, rooms, system });
  // The first ones warm the server up: code is compiled and buffers are made once, not for each connection.
  const warm = COUNT / 10;
  await crew.connect(dialect, seats.slice(0, warm));
  const before = await settledMemory(server);
  await crew.connect(dialect, seats.slice(warm));
  const after = await settledMemory(server);
  const welcome = await crew.welcome();
  await crew.dismiss();
  await server.kill();
  return { each: (after - before) / (COUNT - warm), welcome };
}

/** @param {Server} server */
async function settledMemory(server) {
  await sleep(SETTLE_MS);
  await server.ask('memory');
  return residentBytes(server.pid);
}

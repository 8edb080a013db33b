import { setTimeout as sleep } from 'node:timers/promises';
import { Crew } from '../drivers/crew.mjs';
import { makeRooms, seatsIn } from '../drivers/rooms.mjs';
import { atMost, figure } from '../figures.mjs';
import { residentBytes } from '../process-cpu.mjs';
import { interleaved, median } from '../rounds.mjs';
import { startBare, startHearth } from '../servers/servers.mjs';

/** @typedef {import('../servers/servers.mjs').Server} Server */

const COUNT = 2_000;

/** How many people these connections belong to: a host keeps a record of everybody, which is not the connection's. */
const PEOPLE = 200;

/** For what a burst of joins leaves behind to be told and collected. */
const SETTLE_MS = 1_500;

/**
 * Resident memory of the server for one idle connection, after collecting garbage. Hearth's are joined to `system` and to
 * one room, as an idle person is; connections that have joined nothing stand beside them.
 *
 * @type {import('../bench.mjs').Benchmark}
 */
export default {
  name: 'idle-memory',
  linuxOnly: true,
  run: async ({ folder, rounds }) => {
    const figures = await interleaved(rounds, {
      bare: async () => idle('bare', await startBare({ folder }), { system: false, inRoom: true }),
      joined: async () => idle('hearth', await startHearth({ folder }), { system: true, inRoom: true }),
      connected: async () => idle('hearth', await startHearth({ folder }), { system: false, inRoom: false }),
    });
    const bare = median(figures.bare);
    return [
      atMost({
        what: `memory of an idle connection, ${COUNT} of them, in \`system\` and one room`,
        ...{ most: 1.3, limitName: 'bare', unit: 'KiB' },
        ...{ value: median(figures.joined) / 1_024, limit: bare / 1_024 },
        beside: `joined to nothing ${figure(median(figures.connected) / bare)}`,
      }),
    ];
  },
};

/**
 * @param {string} dialect
 * @param {Server} server
 * @param {{ system: boolean, inRoom: boolean }} plan
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
  await crew.dismiss();
  await server.kill();
  return (after - before) / (COUNT - warm);
}

/** @param {Server} server */
async function settledMemory(server) {
  await sleep(SETTLE_MS);
  await server.ask('memory');
  return residentBytes(server.pid);
}

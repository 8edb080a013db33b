import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { makeRooms } from '../drivers/rooms.mjs';
import { Talk } from '../drivers/talk.mjs';
import { atMost, figure } from '../figures.mjs';
import { Courier } from '../files/couriers.mjs';
import { residentBytes } from '../process-cpu.mjs';
import { median, quantile } from '../rounds.mjs';
import { startHearth } from '../servers/servers.mjs';

const GIB = 1024 ** 3;
const SIZE = 2 * GIB;
const PIECE = 8 * 1024 * 1024;
const IDLE_MS = 3_000;

/** A transfer may delay an ack by so much. */
const MOST = 5;

/** Memory may rise by so much while a file of any size passes, in bytes. */
const MOST_MEMORY = 100 * 1024 * 1024;

/**
 * Acks of messages while a file of 2 GB is sent and then fetched by a real peer in another process, against acks on the
 * same host before and between. And the memory of host and peer meanwhile.
 *
 * @type {import('../bench.mjs').Benchmark}
 */
export default {
  name: 'files',
  linuxOnly: true,
  run: async ({ folder }) => {
    const host = await startHearth({ folder });
    const [room = '', aside = ''] = await makeRooms(host, 2);
    const courier = await Courier.start(folder);
    const { id = '', fingerprint = '', owner_code: code } = host.said;
    const target = { id, fingerprint, code, address: '127.0.0.1', port: host.port };
    await courier.order('join', { target, room, most: 4 * GIB });
    const talk = await Talk.begin(host);
    await talk.join(aside);
    const path = join(folder, 'two-gigabytes');
    await fill(path);
    const watched = { host: host.pid, peer: courier.pid };

    const idle = [await acks(talk, aside, after(IDLE_MS))];
    const up = await during(talk, aside, watched, courier.order('send', { host: id, room, path }));
    idle.push(await acks(talk, aside, after(IDLE_MS)));
    const save = { host: id, room, file: up.answer, size: SIZE, path: join(folder, 'saved') };
    const down = await during(talk, aside, watched, courier.order('save', save));
    idle.push(await acks(talk, aside, after(IDLE_MS)));

    const limit = median(idle.map((times) => quantile(times, 0.95)));
    const rows = [
      { what: 'sent', ...up },
      { what: 'fetched', ...down },
    ].map(({ what, times, seconds, rise }) => [
      atMost({
        what: `the ack of a message (p95) while a file of 2 GB is ${what}`,
        ...{ most: MOST, limitName: 'with nothing beside it', unit: 'ms' },
        ...{ value: quantile(times, 0.95), limit },
        beside: `${figure(SIZE / 1e6 / seconds)} MB/s`,
      }),
      memoryRow(what, rise),
    ]);
    talk.end();
    await courier.dismiss();
    await host.kill();
    return rows.flat();
  },
};

/** @param {string} what @param {{ host: number, peer: number }} rise @returns {import('../bench.mjs').Row} */
const memoryRow = (what, rise) => ({
  what: `memory that host and peer gain while a file of 2 GB is ${what}`,
  reach: 'at most 100 MB each',
  measured: `**${figure(rise.host / 1e6)}** and **${figure(rise.peer / 1e6)}** MB`,
  holds: Math.max(rise.host, rise.peer) <= MOST_MEMORY,
});

/** A file whose pieces differ. @param {string} path */
async function fill(path) {
  const handle = await open(path, 'w');
  const piece = Buffer.alloc(PIECE, 'Hearth');
  for (let at = 0; at < SIZE; at += PIECE) {
    piece.writeDoubleLE(at, 0);
    await handle.write(piece);
  }
  await handle.close();
}

/**
 * Acks, one after the other, until something is done. @param {Talk} talk @param {string} room @param {Promise<unknown>} done
 */
async function acks(talk, room, done) {
  let isDone = false;
  const over = done.then(() => {
    isDone = true;
  });
  /** @type {number[]} */
  const times = [];
  while (!isDone) {
    const asked = performance.now();
    await talk.say(room);
    times.push(performance.now() - asked);
    // People pause; and a flood would measure itself.
    await after(2);
  }
  await over;
  return times;
}

/**
 * Acks, memory and time while a transfer runs.
 *
 * @param {Talk} talk @param {string} room @param {{ host: number, peer: number }} pids @param {Promise<any>} transfer
 */
async function during(talk, room, pids, transfer) {
  const before = { host: residentBytes(pids.host), peer: residentBytes(pids.peer) };
  const rise = { host: 0, peer: 0 };
  const look = setInterval(() => {
    rise.host = Math.max(rise.host, residentBytes(pids.host) - before.host);
    rise.peer = Math.max(rise.peer, residentBytes(pids.peer) - before.peer);
  }, 50);
  const began = performance.now();
  const times = await acks(talk, room, transfer);
  clearInterval(look);
  return { times, rise, seconds: (performance.now() - began) / 1_000, answer: await transfer };
}

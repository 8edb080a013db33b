import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { Returning } from '../drivers/returning-crew.mjs';
import { addressOf, credentials, makeRooms } from '../drivers/rooms.mjs';
import { figure } from '../figures.mjs';
import { makePeople } from '../people.mjs';
import { cpuSeconds } from '../process-cpu.mjs';
import { median, quantile } from '../rounds.mjs';
import { startHearth } from '../servers/servers.mjs';

const PEOPLE = 500;
const ROOMS = 5;

/** Who says at once what was waiting in the outbox: each tenth. */
const SPEAK_EVERY = 10;

/** How often somebody who is in already says something meanwhile. */
const TALK_MS = 100;

/** How many meet the host for the first time at once: making people is not what is measured. */
const PER_MEETING = 50;

/** Tokens of each who returns. */
const ATTEMPTS = 3;

const MOST_BACK_MS = 10_000;
const MOST_ACK_MS = 5_000;

/**
 * 500 people whose host was restarted come back in the same moment, without the jitter that spreads them in life: TLS, a
 * fresh token, `system`, and the same five rooms, so that everybody hears of everybody. Somebody who is there already
 * goes on talking, and some of those who return send what they wrote meanwhile.
 *
 * @type {import('../bench.mjs').Benchmark}
 */
export default {
  name: 'reconnect',
  linuxOnly: true,
  run: async ({ folder, rounds }) => {
    const data = await mkdtemp(join(folder, 'returning-'));
    const people = makePeople(PEOPLE + 1);
    const first = await startHearth({ folder, data });
    const rooms = await makeRooms(first, ROOMS);
    for (let met = 0; met <= PEOPLE; met += PER_MEETING) {
      await comeBack(first, people.slice(met, met + PER_MEETING), rooms);
    }
    await first.stop();

    const returns = [];
    for (let round = 0; round < rounds; round += 1) {
      const host = await startHearth({ folder, data });
      returns.push(await comeBack(host, people, rooms));
      await host.stop();
    }
    const back = median(returns.map(({ backMs }) => Math.max(...backMs)));
    const ack = median(returns.map(({ ackMs }) => Math.max(...ackMs)));
    const half = median(returns.map(({ backMs }) => quantile(backMs)));
    const cpu = median(returns.map((one) => one.cpu));
    return [
      {
        what: `${PEOPLE} people reconnecting at once after a restart (TLS, token, \`system\`, ${ROOMS} rooms each)`,
        reach: `all back within ${MOST_BACK_MS / 1_000} s, no one waits over ${MOST_ACK_MS / 1_000} s for an ack`,
        measured:
          `**${figure(back / 1_000)} s** until all are back, half of them after ${figure(half / 1_000)} s; ` +
          `the longest wait for an ack **${figure(ack / 1_000)} s**; ${figure(cpu)} CPU-s of the host`,
        holds: back < MOST_BACK_MS && ack < MOST_ACK_MS,
      },
    ];
  },
};

/**
 * @param {import('../servers/servers.mjs').Server} host
 * @param {readonly import('../people.mjs').Person[]} people
 * @param {readonly string[]} rooms
 */
async function comeBack(host, people, rooms) {
  const [crew, talker] = [new Returning(), new Returning()];
  const seats = people.map((person, index) => ({
    ...{ port: host.port, from: addressOf(index), rooms, since: [] },
    attempts: Array.from({ length: ATTEMPTS }, () => credentials(host, person)),
  }));
  const [speaker, ...others] = seats;
  if (!speaker) throw new Error('Nobody is there.');
  // The others have seen everything that was said before the restart.
  const since = await talker.talk(speaker, TALK_MS);
  const returners = others.map((seat) => ({ ...seat, since }));
  const before = cpuSeconds(host.pid);
  const { backMs, ackMs } = await crew.comeBack(returners, SPEAK_EVERY);
  const cpu = cpuSeconds(host.pid) - before;
  const meanwhile = await talker.hush();
  await Promise.all([crew.dismiss(), talker.dismiss()]);
  return { backMs, ackMs: [...ackMs, ...meanwhile], cpu };
}

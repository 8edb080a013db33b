import { setTimeout as sleep } from 'node:timers/promises';
import { now } from './member.mjs';

/** @typedef {import('./member.mjs').Member} Member */

/**
 * Sends at a rate, the members in turn, whether or not anything is answered.
 *
 * @param {readonly Member[]} members
 * @param {{ perSecond: number, seconds: number }} load
 * @returns {Promise<number[]>} When each message was sent.
 */
export async function pace(members, { perSecond, seconds }) {
  const interval = 1_000 / perSecond;
  const begin = now();
  const total = Math.round(perSecond * seconds);
  /** @type {number[]} */
  const sent = [];
  while (sent.length < total) {
    const wait = begin + sent.length * interval - now();
    if (wait > 0) await sleep(wait);
    sent.push(now());
    members[sent.length % members.length]?.send();
  }
  return sent;
}

/**
 * Keeps a number of messages in flight for each member: every acknowledgement is followed by the next message.
 *
 * @param {readonly Member[]} members
 * @param {{ inFlight: number, seconds: number }} load
 * @returns {Promise<{ sent: number, acked: number, seconds: number, ackMs: number[] }>} Resolves when all is
 *   acknowledged. `acked` counts those within the time; `ackMs` is the time each took.
 */
export async function flood(members, { inFlight, seconds }) {
  const begin = now();
  const end = begin + seconds * 1_000;
  /** @type {number[]} */
  const ackMs = [];
  let sent = 0;
  let acked = 0;
  const finished = members.map(
    (member) =>
      new Promise((resolve) => {
        /** @type {number[]} */
        const waiting = [];
        const send = () => {
          sent += 1;
          waiting.push(now());
          member.send();
        };
        member.onAck = () => {
          const moment = now();
          ackMs.push(moment - (waiting.shift() ?? moment));
          if (moment < end) {
            acked += 1;
            send();
          } else if (waiting.length === 0) resolve(undefined);
        };
        for (let count = 0; count < inFlight; count += 1) send();
      }),
  );
  await Promise.all(finished);
  for (const member of members) member.onAck = () => undefined;
  return { sent, acked, seconds, ackMs };
}

/**
 * How long each delivery took, over all members that noted arrivals: the n-th to arrive is the n-th that was sent.
 *
 * @param {readonly Member[]} members
 * @param {readonly number[]} sent
 */
export const delays = (members, sent) =>
  members.flatMap(({ arrivals }) => (arrivals ?? []).map((arrived, index) => arrived - (sent[index] ?? arrived)));

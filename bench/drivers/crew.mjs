import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./dialects.mjs').Seat} Seat */
/** @typedef {{ deliveries: number, acks: number, bytes: number }} Counts */

const DRIVER = fileURLToPath(new URL('driver.mjs', import.meta.url));

/** Clients in a process of their own, so that their work is not the server's and not the benchmark's. */
export class Crew {
  #child = fork(DRIVER, { serialization: 'advanced' });
  #ids = 0;
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();

  constructor() {
    this.#child.on('message', (/** @type {{ id: number, answer?: unknown, failure?: string }} */ reply) => {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if (reply.failure !== undefined) waiting?.reject(new Error(reply.failure));
      else waiting?.resolve(reply.answer);
    });
    this.#child.once('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`A driver ended with ${code}.`));
    });
  }

  /** @param {string} dialect `bare`, `hearth` or `socket.io` @param {readonly Seat[]} seats */
  connect(dialect, seats) {
    return this.#order('connect', { dialect, seats });
  }

  /** Counts from zero. @param {{ stamped?: boolean }} [order] `stamped`: note when each delivery arrives. */
  reset(order = {}) {
    return this.#order('reset', order);
  }

  /** What arrived since `reset`. @returns {Promise<Counts>} */
  counts() {
    return this.#order('counts', {});
  }

  /** The length of what a member was told until it had joined, on average. @returns {Promise<number>} */
  welcome() {
    return this.#order('welcome', {});
  }

  /** @param {{ senders: number, perSecond: number, seconds: number }} load @returns {Promise<number>} Messages sent. */
  pace(load) {
    return this.#order('pace', load);
  }

  /**
   * @param {{ senders: number, inFlight: number, seconds: number }} load
   * @returns {Promise<{ sent: number, acked: number, seconds: number, ackMs: number[] }>}
   */
  flood(load) {
    return this.#order('flood', load);
  }

  /** Of the last paced load, in milliseconds. @returns {Promise<number[]>} */
  delays() {
    return this.#order('delays', {});
  }

  /** All connections end; the crew may connect anew. @returns {Promise<void>} */
  leave() {
    return this.#order('leave', {});
  }

  async dismiss() {
    this.#child.disconnect();
    if (this.#child.exitCode === null) await once(this.#child, 'exit');
  }

  /** @param {string} name @param {object} order @returns {Promise<any>} */
  #order(name, order) {
    const id = ++this.#ids;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, name, order });
    });
  }
}

/** How long nothing may move before deliveries count as lost. */
const PATIENCE_MS = 10_000;

/**
 * Waits until so many deliveries have arrived at these crews in all. Throws when they do not.
 *
 * @param {readonly Crew[]} crews
 * @param {number} expected
 */
export async function delivered(crews, expected) {
  let before = -1;
  for (let still = 0; still < PATIENCE_MS; still += 20) {
    const counts = await Promise.all(crews.map((crew) => crew.counts()));
    const deliveries = counts.reduce((sum, count) => sum + count.deliveries, 0);
    if (deliveries === expected) return counts.reduce((sum, count) => sum + count.bytes, 0);
    if (deliveries !== before) still = 0;
    before = deliveries;
    await sleep(20);
  }
  throw new Error(`${before} of ${expected} deliveries arrived.`);
}

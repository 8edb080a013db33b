import { setTimeout as sleep } from 'node:timers/promises';
import { Child } from './child.mjs';

/** @typedef {import('./dialects.mjs').Seat} Seat */
/** @typedef {{ deliveries: number, acks: number, bytes: number }} Counts */

/** Clients in a process of their own, so that their work is not the server's and not the benchmark's. */
export class Crew {
  #child = new Child('driver.mjs');

  /** @param {string} dialect `bare`, `hearth` or `socket.io` @param {readonly Seat[]} seats */
  connect(dialect, seats) {
    return this.#child.order('connect', { dialect, seats });
  }

  /** Counts from zero. @param {{ stamped?: boolean }} [order] `stamped`: note when each delivery arrives. */
  reset(order = {}) {
    return this.#child.order('reset', order);
  }

  /** What arrived since `reset`. @returns {Promise<Counts>} */
  counts() {
    return this.#child.order('counts', {});
  }

  /** The length of what a member was told until it had joined, on average. @returns {Promise<number>} */
  welcome() {
    return this.#child.order('welcome', {});
  }

  /** @param {{ senders: number, perSecond: number, seconds: number }} load @returns {Promise<number>} Messages sent. */
  pace(load) {
    return this.#child.order('pace', load);
  }

  /**
   * @param {{ senders: number, inFlight: number, seconds: number }} load
   * @returns {Promise<{ sent: number, acked: number, seconds: number, ackMs: number[] }>}
   */
  flood(load) {
    return this.#child.order('flood', load);
  }

  /** Of the last paced load, in milliseconds. @returns {Promise<number[]>} */
  delays() {
    return this.#child.order('delays', {});
  }

  /** All connections end; the crew may connect anew. @returns {Promise<void>} */
  leave() {
    return this.#child.order('leave', {});
  }

  dismiss() {
    return this.#child.dismiss();
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

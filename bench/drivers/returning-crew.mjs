import { Child } from './child.mjs';

/** @typedef {import('./returning.mjs').Returner} Returner */

/** People who come back to a host, in a process of their own. */
export class Returning {
  #child = new Child('returning.mjs');

  /**
   * All of them, now.
   *
   * @param {readonly Returner[]} returners
   * @param {number} speakEvery Each so many-th sends at once what was waiting.
   * @returns {Promise<{ backMs: number[], ackMs: number[] }>} How long each took until in everywhere, and for acks.
   */
  comeBack(returners, speakEvery) {
    return this.#child.order('return', { returners, speakEvery });
  }

  /**
   * One of them, who then says something now and then.
   *
   * @param {Returner} returner
   * @param {number} everyMs
   * @returns {Promise<number[]>} The last seq of each room at that moment.
   */
  talk(returner, everyMs) {
    return this.#child.order('talk', { returner, everyMs });
  }

  /** Ends the talk. @returns {Promise<number[]>} How long each message waited for its ack, in milliseconds. */
  hush() {
    return this.#child.order('hush', {});
  }

  dismiss() {
    return this.#child.dismiss();
  }
}

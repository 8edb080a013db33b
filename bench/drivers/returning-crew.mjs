import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./returning.mjs').Returner} Returner */

const DRIVER = fileURLToPath(new URL('returning.mjs', import.meta.url));

/** People who come back to a host, in a process of their own. */
export class Returning {
  #child = fork(DRIVER, { serialization: 'advanced' });
  #ids = 0;

  /**
   * All of them, now.
   *
   * @param {readonly Returner[]} returners
   * @param {number} speakEvery Each so many-th sends at once what was waiting.
   * @returns {Promise<{ backMs: number[], ackMs: number[] }>} How long each took until in everywhere, and for acks.
   */
  comeBack(returners, speakEvery) {
    return this.#order('return', { returners, speakEvery });
  }

  /**
   * One of them, who then says something now and then.
   *
   * @param {Returner} returner
   * @param {number} everyMs
   * @returns {Promise<number[]>} The last seq of each room at that moment.
   */
  talk(returner, everyMs) {
    return this.#order('talk', { returner, everyMs });
  }

  /** Ends the talk. @returns {Promise<number[]>} How long each message waited for its ack, in milliseconds. */
  hush() {
    return this.#order('hush', {});
  }

  async dismiss() {
    this.#child.disconnect();
    if (this.#child.exitCode === null) await once(this.#child, 'exit');
  }

  /** @param {string} name @param {object} order @returns {Promise<any>} */
  #order(name, order) {
    const id = ++this.#ids;
    return new Promise((resolve, reject) => {
      const ended = (/** @type {number | null} */ code) => reject(new Error(`People's process ended with ${code}.`));
      const answered = (/** @type {{ id: number, answer?: unknown, failure?: string }} */ reply) => {
        if (reply.id !== id) return;
        this.#child.off('message', answered).off('exit', ended);
        if (reply.failure !== undefined) reject(new Error(reply.failure));
        else resolve(reply.answer);
      };
      this.#child.on('message', answered).on('exit', ended);
      this.#child.send({ id, name, order });
    });
  }
}

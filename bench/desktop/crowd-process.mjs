import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The people at other computers, as their driver sees them. */
export class Crowd {
  /** @type {import('node:child_process').ChildProcess} */
  #child = fork(fileURLToPath(new URL('crowd.mjs', import.meta.url)));

  /**
   * Asks them to do something; resolves when they say so.
   *
   * @param {string} name One of the requests of `crowd.mjs`.
   * @param {object} [input]
   */
  async ask(name, input = {}) {
    this.#child.send({ name, input });
    const [answer] = await once(this.#child, 'message');
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  }

  async end() {
    const gone = once(this.#child, 'exit');
    this.#child.disconnect();
    await gone;
  }
}

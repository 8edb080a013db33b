import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of its own that does what it is told: its work is neither the server's nor the benchmark's. */
export class Child {
  #process;
  #ids = 0;
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();

  /** @param {string} program A file beside this one, which answers each order with its id. */
  constructor(program) {
    this.#process = fork(fileURLToPath(new URL(program, import.meta.url)), { serialization: 'advanced' });
    this.#process.on('message', (/** @type {{ id: number, answer?: unknown, failure?: string }} */ reply) => {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if (reply.failure !== undefined) waiting?.reject(new Error(reply.failure));
      else waiting?.resolve(reply.answer);
    });
    this.#process.once('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`${program} ended with ${code}.`));
    });
  }

  /** @param {string} name @param {object} order @returns {Promise<any>} */
  order(name, order) {
    const id = ++this.#ids;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#process.send({ id, name, order });
    });
  }

  async dismiss() {
    this.#process.disconnect();
    if (this.#process.exitCode === null) await once(this.#process, 'exit');
  }
}

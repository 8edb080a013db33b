import { randomUUID } from 'node:crypto';
import { TEXT } from '../message.mjs';
import { makePeople } from '../people.mjs';
import { connectLine } from './line.mjs';
import { credentials } from './rooms.mjs';

/** One person on a Hearth host who asks things and hears the answers; of what else is said nothing is kept. */
export class Talk {
  #line;
  #refs = 0;
  /** @type {Map<string, { resolve: (response: any) => void, reject: (error: Error) => void }>} */
  #asked = new Map();

  /** @param {import('./line.mjs').Line} line */
  constructor(line) {
    this.#line = line;
    line.onFrame = (bytes, start, end) => this.#hear(bytes.toString('utf8', start, end));
    line.onClose = (why) => {
      for (const { reject } of this.#asked.values()) reject(new Error(why));
    };
  }

  /** @param {import('../servers/servers.mjs').Server} host @param {import('../people.mjs').Person} [person] */
  static async begin(host, person) {
    const someone = person ?? makePeople(1)[0];
    if (!someone) throw new Error('Nobody is there.');
    const path = '/socket/websocket?vsn=2.0.0';
    return new Talk(await connectLine({ port: host.port, path, protocols: credentials(host, someone) }));
  }

  /** @param {string} room @param {{ since?: number }} [params] */
  join(room, params = {}) {
    return this.ask(`room-${room}`, 'phx_join', params);
  }

  /** @param {string} room */
  leave(room) {
    return this.ask(`room-${room}`, 'phx_leave', {});
  }

  /** @param {string} room */
  say(room) {
    return this.ask(`room-${room}`, 'chat-message', { message: TEXT, client_id: randomUUID() });
  }

  /** @param {string} topic @param {string} event @param {object} payload @returns {Promise<any>} The response. */
  ask(topic, event, payload) {
    this.#refs += 1;
    const ref = `${this.#refs}`;
    this.#line.send(JSON.stringify([event === 'phx_join' ? ref : null, ref, topic, event, payload]));
    return new Promise((resolve, reject) => this.#asked.set(ref, { resolve, reject }));
  }

  end() {
    this.#line.destroy();
  }

  /** @param {string} text */
  #hear(text) {
    const [, ref, topic, event, payload] = JSON.parse(text);
    const asked = event === 'phx_reply' ? this.#asked.get(ref) : undefined;
    this.#asked.delete(ref);
    if (payload.status === 'ok') asked?.resolve(payload.response);
    else asked?.reject(new Error(`${topic}: ${payload.response.message}`));
  }
}

import { randomUUID } from 'node:crypto';
import { TEXT } from '../message.mjs';
import { makePeople } from '../people.mjs';
import { connectLine } from './line.mjs';
import { credentials } from './rooms.mjs';

/** One person on a Hearth host who asks one thing at a time and waits for the answer. */
export class Talk {
  #line;
  #refs = 0;

  /** @param {import('./line.mjs').Line} line */
  constructor(line) {
    this.#line = line;
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
  async ask(topic, event, payload) {
    this.#refs += 1;
    const ref = `${this.#refs}`;
    const joinRef = event === 'phx_join' ? ref : null;
    const start = `[${JSON.stringify(joinRef)},"${ref}"`;
    const reply = this.#line.next((text) => text.startsWith(start));
    this.#line.send(JSON.stringify([joinRef, ref, topic, event, payload]));
    const { status, response } = JSON.parse(await reply)[4];
    if (status !== 'ok') throw new Error(`${event} on ${topic}: ${response.message}`);
    return response;
  }

  end() {
    this.#line.destroy();
  }
}

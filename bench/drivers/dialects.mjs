import { randomUUID } from 'node:crypto';
import { TEXT } from '../message.mjs';

/**
 * @typedef {object} Seat Where somebody sits: one connection, in one room or in none.
 * @property {number} port
 * @property {string} [room]
 * @property {string} [protocols] Carries the token of a Hearth host.
 * @property {string} [from] The address to connect from.
 * @property {boolean} [system] Whether to join `system` first, as people do. Hearth only.
 * @property {readonly string[]} [rooms] Further rooms to join. Hearth only.
 */

/**
 * @typedef {object} Dialect What one kind of server is told, and what its frames mean.
 * @property {(seat: Seat) => string} path
 * @property {(line: import('./line.mjs').Line, seat: Seat) => Promise<void>} enter After the upgrade.
 * @property {(seat: Seat) => string} message One chat message, to be acknowledged.
 * @property {(bytes: Buffer, start: number) => number} kindOf {@link DELIVERY}, {@link ACK} or something else.
 * @property {string | null} heartbeat What a client says now and then.
 */

export const DELIVERY = 1;
export const ACK = 2;
const OTHER = 0;

const QUOTE = 0x22;
const N = 0x6e;
const DASH = 0x2d;

/** Where the dash of `chat-message` stands in a broadcast of it: `[null,null,"room-` and an id of 36 come before. */
const DASH_OF_CHAT_MESSAGE = '[null,null,"room-","chat'.length + 36;

/** @type {Dialect} */
const bare = {
  path: ({ room = 'nowhere' }) => `/${room}`,
  enter: async () => undefined,
  message: () => JSON.stringify({ message: TEXT, client_id: randomUUID() }),
  kindOf: (bytes, start) => (bytes[start] === 0x61 ? ACK : DELIVERY),
  heartbeat: null,
};

/** Joins a topic and waits for the reply. @param {import('./line.mjs').Line} line @param {string} topic @param {string} ref */
async function join(line, topic, ref) {
  line.send(JSON.stringify([ref, ref, topic, 'phx_join', {}]));
  const reply = await line.next((text) => text.startsWith(`["${ref}","${ref}"`));
  if (!reply.includes('"status":"ok"')) throw new Error(`The join of ${topic} was refused: ${reply}`);
}

/** @type {Dialect} */
const hearth = {
  path: () => '/socket/websocket?vsn=2.0.0',
  enter: async (line, { room, rooms = [], system = false }) => {
    if (system) await join(line, 'system', 'system');
    for (const one of room === undefined ? rooms : [room, ...rooms]) await join(line, `room-${one}`, one);
  },
  message: ({ room }) =>
    JSON.stringify([room, '1', `room-${room}`, 'chat-message', { message: TEXT, client_id: randomUUID() }]),
  // Broadcasts begin [null,null,"room-…", replies in a room ["join_ref", and heartbeats are answered [null,"ref",.
  kindOf: (bytes, start) => {
    if (bytes[start + 1] === QUOTE) return ACK;
    return bytes[start + 6] === N && bytes[start + DASH_OF_CHAT_MESSAGE] === DASH ? DELIVERY : OTHER;
  },
  heartbeat: '[null,"0","phoenix","heartbeat",{}]',
};

/**
 * Engine.IO 4 and Socket.IO 5 on a WebSocket: 0 opens, 40 connects, 2 and 3 are ping and pong, 42 is an event, 43 an ack.
 *
 * @type {Dialect}
 */
const socketIo = {
  path: ({ room = '', from = '' }) => `/socket.io/?EIO=4&transport=websocket&room=${room}&user=${userLike(from)}`,
  enter: async (line) => {
    await line.next((text) => text.startsWith('0'));
    line.send('40');
    await line.next((text) => text.startsWith('40'));
  },
  message: () => `420${JSON.stringify(['chat-message', { message: TEXT, client_id: randomUUID() }])}`,
  kindOf: (bytes, start) => {
    if (bytes[start] !== 0x34) return OTHER;
    return bytes[start + 1] === 0x32 ? DELIVERY : ACK;
  },
  heartbeat: '3',
};

/** As long as a user id of Hearth. @param {string} from */
const userLike = (from) => from.padEnd(43, 'x');

/** @type {Record<string, Dialect>} */
export const DIALECTS = { bare, hearth, 'socket.io': socketIo };

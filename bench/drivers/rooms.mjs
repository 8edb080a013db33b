import { makePeople, mintToken, protocolsFor } from '../people.mjs';
import { connectLine } from './line.mjs';

/** @typedef {import('../servers/servers.mjs').Server} Server */
/** @typedef {import('./dialects.mjs').Seat} Seat */

/** A host takes 500 connections from one address. All of 127.0.0.0/8 is this machine. */
const PER_ADDRESS = 400;

/** Where the n-th connection comes from. @param {number} index */
export const addressOf = (index) => `127.0.0.${2 + Math.floor(index / PER_ADDRESS)}`;

/** What a person shows a Hearth host. @param {Server} host @param {import('../people.mjs').Person} person */
export const credentials = (host, person) =>
  protocolsFor(mintToken(person, { id: host.said.id ?? '', fingerprint: host.said.fingerprint ?? '' }));

/**
 * Makes public rooms on a Hearth host, by its first person.
 *
 * @param {Server} host
 * @param {number} count
 * @returns {Promise<string[]>} Their ids.
 */
export async function makeRooms(host, count) {
  const [founder] = makePeople(1);
  if (!founder) return [];
  const path = '/socket/websocket?vsn=2.0.0';
  const line = await connectLine({ port: host.port, path, protocols: credentials(host, founder) });
  line.send('["1","1","system","phx_join",{}]');
  await line.next((text) => text.startsWith('["1","1"'));
  /** @type {string[]} */
  const rooms = [];
  for (let index = 0; index < count; index += 1) {
    line.send(JSON.stringify(['1', 'new', 'system', 'chatroom-create', { name: `Room ${index + 1}` }]));
    const reply = JSON.parse(await line.next((text) => text.startsWith('["1","new"')));
    rooms.push(reply[4].response.chatroom.id);
  }
  line.destroy();
  return rooms;
}

/**
 * Seats for so many connections to a server, in one room or with one room for each.
 *
 * @param {string} dialect
 * @param {Server} server
 * @param {{ count: number, rooms: readonly string[], people?: number, system?: boolean }} plan `people`: how many
 *   different ones sit there, by default as many as connections.
 * @returns {Seat[]}
 */
export function seatsIn(dialect, server, { count, rooms, people: different = count, system = false }) {
  const people = dialect === 'hearth' ? makePeople(different) : [];
  return Array.from({ length: count }, (_, index) => {
    const person = people[index % different];
    const room = rooms[index % Math.max(1, rooms.length)];
    return {
      ...{ port: server.port, from: addressOf(index), system },
      ...(room !== undefined && { room }),
      ...(person && { protocols: credentials(server, person) }),
    };
  });
}

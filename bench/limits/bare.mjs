// The limit of the platform: `ws` over TLS that broadcasts a ready-made frame to everybody in a room, one send for each
// delivery. No JSON, no rules and, unless --data names a folder, no store. With it ("bare durable") every message is
// first appended to one file and synced; everything that waits when a sync starts rides on it. With --file-per-room each
// room has a file of its own, as Hearth's rooms have.
//
//   node bench/limits/bare.mjs --certificate FILE --key FILE [--data DIR [--file-per-room]] [--one-a-turn] [--greeting BYTES]
//
// With --one-a-turn each message has a turn of the event loop of its own, so that each delivery is one write: else Node's
// TLS merges by itself what one read brought. With --greeting everybody is first told something of that length.
//
// Clients connect to /ROOM. Any message of a client is broadcast as the ready-made frame; its sender also gets `ack`.
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { WebSocketServer } from 'ws';
import { READY_MADE } from '../message.mjs';

const { values } = parseArgs({
  options: {
    certificate: { type: 'string' },
    key: { type: 'string' },
    data: { type: 'string' },
    'file-per-room': { type: 'boolean', default: false },
    'one-a-turn': { type: 'boolean', default: false },
    greeting: { type: 'string', default: '0' },
  },
});
const { certificate = '', key = '', data, 'file-per-room': filePerRoom } = values;

/** Group commit: one write and one sync at a time, and whatever is appended meanwhile rides on the next. */
class Journal {
  /** @type {(() => void)[]} */
  #waiting = [];
  #running = false;
  #file;

  /** @param {import('node:fs/promises').FileHandle} file */
  constructor(file) {
    this.#file = file;
  }

  /** @param {() => void} done */
  append(done) {
    this.#waiting.push(done);
    if (!this.#running) void this.#run();
  }

  async #run() {
    this.#running = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      await this.#file.write(`${READY_MADE}\n`.repeat(batch.length));
      await this.#file.datasync();
      for (const done of batch) done();
    }
    this.#running = false;
  }
}

/** @param {string} name @param {string} folder */
const openJournal = async (name, folder) => new Journal(await open(join(folder, name), 'a'));

/** @type {Map<string, Promise<Journal>>} */
const journals = new Map();

/** The journal of a room; null without a store. @param {string} room */
function journalOf(room) {
  if (data === undefined) return null;
  const name = filePerRoom ? encodeURIComponent(room) : 'journal';
  const journal = journals.get(name) ?? openJournal(name, data);
  journals.set(name, journal);
  return journal;
}

/** Messages that wait for a turn of the event loop of their own. @type {(() => void)[]} */
const turns = [];

function nextTurn() {
  turns.shift()?.();
  if (turns.length > 0) setImmediate(nextTurn);
}

/** @param {() => void} deliver */
function inTurn(deliver) {
  if (turns.push(deliver) === 1) setImmediate(nextTurn);
}

const greeting = 'x'.repeat(Number(values.greeting));

/** @type {Map<string, Set<import('ws').WebSocket>>} */
const rooms = new Map();
const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) });
const sockets = new WebSocketServer({ server, perMessageDeflate: false, clientTracking: false });

sockets.on('connection', async (socket, request) => {
  const room = request.url ?? '/';
  const journal = await journalOf(room);
  const members = rooms.get(room) ?? new Set();
  rooms.set(room, members.add(socket));
  if (greeting.length > 0) socket.send(greeting);
  const deliver = () => {
    for (const member of members) member.send(READY_MADE);
    socket.send('ack');
  };
  socket.on('close', () => members.delete(socket));
  socket.on('error', () => socket.terminate());
  socket.on('message', () => {
    if (journal) journal.append(deliver);
    else if (values['one-a-turn']) inTurn(deliver);
    else deliver();
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(JSON.stringify({ event: 'listening', port: address.port }));
});
process.on('SIGTERM', () => process.exit(0));

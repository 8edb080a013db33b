import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, SignJWT } from 'jose';
import { WebSocket } from 'ws';

// The people at other computers, in a process of their own: forked by `input-to-paint.mjs`, told what to do by messages,
// answering each with one.

/**
 * @typedef {object} Place A room of a running host.
 * @property {string} id
 * @property {string} fingerprint
 * @property {number} port
 * @property {string} room
 */

/** How long a push that met the limit waits before it is made again, in milliseconds. */
const AFTER_LIMIT_MS = 250;
/** Upgrades under way at once: more would wait for each other in the host's TLS anyway. */
const CONNECTING_AT_ONCE = 20;

/** One person on one socket, in one room. Nothing that arrives is parsed but replies. */
class Visitor {
  received = 0;
  bytes = 0;
  #ref = 0;
  /** @type {Map<string, (answer: { status: string, response: any }) => void>} */
  #waiting = new Map();

  /** @param {WebSocket} socket @param {string} topic */
  constructor(socket, topic) {
    this.socket = socket;
    this.topic = topic;
    this.joinRef = '';
    socket.on('message', (data) => this.#take(String(data)));
  }

  /** @param {Place} place @param {string} name */
  static async enter(place, name) {
    const url = `wss://127.0.0.1:${place.port}/socket/websocket?vsn=2.0.0`;
    const token = Buffer.from(await tokenFor(place, name))
      .toString('base64')
      .replaceAll('=', '');
    const socket = new WebSocket(url, ['phoenix', `base64url.bearer.phx.${token}`], { rejectUnauthorized: false });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    socket.on('error', () => {});
    const visitor = new Visitor(socket, `room-${place.room}`);
    visitor.joinRef = '1';
    const { status } = await visitor.push('phx_join', {});
    if (status !== 'ok') throw new Error(`${name} could not join the room.`);
    return visitor;
  }

  /**
   * @param {string} event
   * @param {object} payload
   * @returns {Promise<{ status: string, response: any }>}
   */
  push(event, payload) {
    const ref = String(++this.#ref);
    this.socket.send(JSON.stringify([this.joinRef, ref, this.topic, event, payload]));
    return new Promise((resolve) => this.#waiting.set(ref, resolve));
  }

  /** Sends a message until it is acknowledged; resolves with its ack. @param {string} text */
  say(text) {
    return this.insist('chat-message', { message: text, client_id: randomUUID() });
  }

  /** Pushes until the limit lets it through; resolves with the response. @param {string} event @param {object} payload */
  async insist(event, payload) {
    for (;;) {
      const { status, response } = await this.push(event, payload);
      if (status === 'ok') return response;
      if (response.reason !== 'rate_limited') throw new Error(response.message);
      await pause(AFTER_LIMIT_MS);
    }
  }

  /** @param {string} frame */
  #take(frame) {
    this.bytes += frame.length;
    if (!frame.includes('"phx_reply"')) {
      this.received += 1;
      return;
    }
    const [, ref, , , payload] = JSON.parse(frame);
    this.#waiting.get(ref)?.(payload);
    this.#waiting.delete(ref);
  }
}

/** @type {Visitor[]} */
let visitors = [];
let working = false;
/** @type {Promise<void>} */
let work = Promise.resolve();

/** What can be asked of the crowd. @type {Record<string, (input: any) => Promise<unknown>>} */
const requests = {
  /** Everybody comes, each on a socket of their own. @param {{ place: Place, people: number }} input */
  async enter({ place, people }) {
    const names = Array.from({ length: people }, (_, index) => `Visitor ${index + 1}`);
    while (names.length > 0) {
      const next = names.splice(0, CONNECTING_AT_ONCE);
      visitors.push(...(await Promise.all(next.map((name) => Visitor.enter(place, name)))));
    }
  },
  /** Messages at an even pace, from one after another. @param {{ perSecond: number }} input */
  async chat({ perSecond }) {
    begin(async () => {
      const start = performance.now();
      for (let sent = 0; working; sent += 1) {
        await pause(start + (sent * 1_000) / perSecond - performance.now());
        const visitor = visitors[sent % visitors.length];
        if (working && visitor) void visitor.say(TEXT).catch(() => {});
      }
    });
  },
  /** So many messages, of which some are answered, edited, reacted to, pinned or deleted, at an even pace. @param {{ messages: number, perSecond: number }} input */
  async converse({ messages, perSecond }) {
    const start = performance.now();
    /** @type {Set<Promise<void>>} */
    const underWay = new Set();
    for (let count = 0; count < messages; count += 1) {
      await pause(start + (count * 1_000) / perSecond - performance.now());
      const author = /** @type {Visitor} */ (visitors[count % visitors.length]);
      const other = /** @type {Visitor} */ (visitors[(count + 1) % visitors.length]);
      const one = exchange(author, other, count).finally(() => underWay.delete(one));
      underWay.add(one);
      if (underWay.size >= visitors.length * 2) await Promise.race(underWay);
    }
    await Promise.all(underWay);
  },
  /** As many messages as the host takes. @param {{ senders: number, inFlight: number }} input */
  async burst({ senders, inFlight }) {
    begin(async () => {
      const lanes = visitors.slice(0, senders).flatMap((visitor) => Array.from({ length: inFlight }, () => visitor));
      await Promise.all(lanes.map((visitor) => repeat(() => visitor.say(TEXT))));
    });
  },
  /** One person reads the whole room from its beginning, page after page, again and again. */
  async readEverything() {
    begin(async () => {
      const [visitor] = visitors;
      let after = 0;
      await repeat(async () => {
        const { status, response } = await /** @type {Visitor} */ (visitor).push('history', { after, limit: 100 });
        if (status !== 'ok') return pause(AFTER_LIMIT_MS);
        after = response.more ? response.messages.at(-1).seq : 0;
      });
    });
  },
  /** Writes so many messages, for a host without limits. @param {{ messages: number }} input */
  async fill({ messages }) {
    let left = messages;
    await Promise.all(
      Array.from({ length: 64 }, async (_, lane) => {
        const visitor = /** @type {Visitor} */ (visitors[lane % visitors.length]);
        while (left > 0) {
          left -= 1;
          await visitor.say(TEXT);
        }
      }),
    );
  },
  /** Ends what is under way; tells what arrived since the last time. */
  async rest() {
    working = false;
    await work;
    const told = { deliveries: 0, megabytes: 0 };
    for (const visitor of visitors) {
      told.deliveries += visitor.received;
      told.megabytes += visitor.bytes / 1e6;
      visitor.received = 0;
      visitor.bytes = 0;
    }
    return told;
  },
  async leave() {
    await requests.rest?.({});
    const here = visitors.filter(({ socket }) => socket.readyState !== socket.CLOSED);
    const gone = here.map(({ socket }) => new Promise((resolve) => socket.once('close', resolve)));
    for (const { socket } of here) socket.close(1000);
    visitors = [];
    await Promise.all(gone);
  },
};

/** The text of every message: a usual one of about a hundred characters. */
const TEXT = 'The left jig is 2 mm over on the last three drawings, could somebody measure it before we glue?';

/** A message, and for some of them what people do with it. @param {Visitor} author @param {Visitor} other @param {number} count */
async function exchange(author, other, count) {
  const { seq } = await author.say(`${TEXT} **${count}** \`mm\` :+1:`);
  if (count % 5 === 0) await other.insist('reaction', { seq, emoji: EMOJI[count % EMOJI.length], on: true });
  if (count % 10 === 3)
    await author.insist('chat-message-edit', { seq, message: `${TEXT} _${count}_, measured anew.` });
  if (count % 20 === 7)
    await other.insist('chat-message', { message: 'So it is.', client_id: randomUUID(), reply_to: seq });
  if (count % 50 === 11) await author.insist('chat-message-delete', { seq });
  if (count % 40 === 13) await author.insist('typing', { on: true });
  if (count % 25 === 0) await other.insist('read', { seq });
}

const EMOJI = ['👍', '🔥', '🪵', '😀', '✅'];

/** @param {() => Promise<void>} task */
function begin(task) {
  working = true;
  work = task();
}

/** Again and again until it is time to rest. @param {() => Promise<void>} act */
async function repeat(act) {
  while (working) await act();
}

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));

/** @param {Place} place @param {string} name */
async function tokenFor(place, name) {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { kty, crv, x } = privateKey.export({ format: 'jwk' });
  const jwk = { kty: String(kty), crv: String(crv), x: String(x) };
  return new SignJWT({ name, fp: place.fingerprint })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', jwk })
    .setAudience(place.id)
    .setSubject(await calculateJwkThumbprint(jwk, 'sha256'))
    .setIssuedAt()
    .setExpirationTime('2m')
    .setJti(randomUUID())
    .sign(privateKey);
}

process.on('message', async (/** @type {{ name: string, input: any }} */ { name, input }) => {
  try {
    process.send?.({ value: await requests[name]?.(input) });
  } catch (error) {
    process.send?.({ error: error instanceof Error ? error.message : String(error) });
  }
});
process.on('disconnect', () => process.exit(0));

// A process full of people who come back all at once, or of one who talks meanwhile. Told what to do by
// `rows/reconnect.mjs`. Frames are told apart by their first bytes and never decoded: what the people do here must not
// be what is measured.
import { setTimeout as sleep } from 'node:timers/promises';
import { TEXT } from '../message.mjs';
import { connectLine } from './line.mjs';
import { now } from './member.mjs';

/**
 * @typedef {object} Returner
 * @property {number} port
 * @property {readonly string[]} attempts Protocols with a fresh token each: a token is good once.
 * @property {string} from The address to connect from.
 * @property {readonly string[]} rooms
 * @property {readonly number[]} since The last seq that was seen in each.
 */

const PATH = '/socket/websocket?vsn=2.0.0';

/** Until who was cut off tries again. */
const AGAIN_MS = 1_000;

/** Longer than the refs of any frame that is waited for. */
const HEAD_BYTES = 24;

/** A refusal is short; what is longer need not be searched. */
const LARGEST_REFUSAL = 1_000;
const REFUSED = '"status":"error"';

/** @typedef {import('./line.mjs').Line} Line */

/** One connection and what it waits for. */
class Person {
  /** @type {Map<string, { resolve: (reply: Buffer) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  #line;

  /** @param {Line} line */
  constructor(line) {
    this.#line = line;
    line.onFrame = (bytes, start, end) => this.#receive(bytes, start, end);
    line.onClose = (why) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(why));
    };
  }

  /** Sends a frame and waits for its reply. @param {string} joinRef @param {string} ref @param {string} topic @param {string} event @param {object} payload @returns {Promise<Buffer>} */
  ask(joinRef, ref, topic, event, payload) {
    return new Promise((resolve, reject) => {
      this.#waiting.set(`["${joinRef}","${ref}"`, { resolve, reject });
      this.#line.send(JSON.stringify([joinRef, ref, topic, event, payload]));
    });
  }

  /** @param {string} id @param {string} room @param {string} ref */
  say(id, room, ref) {
    return this.ask(id, ref, `room-${room}`, 'chat-message', { message: TEXT, client_id: `${ref}-${now()}` });
  }

  leave() {
    this.#line.destroy();
  }

  /** @param {Buffer} bytes @param {number} start @param {number} end */
  #receive(bytes, start, end) {
    // Events begin [null, replies ["join_ref","ref".
    if (bytes[start + 1] !== 0x22) return;
    const head = bytes.toString('latin1', start, Math.min(end, start + HEAD_BYTES));
    const refs = head.slice(0, head.indexOf(',', head.indexOf(',') + 1));
    const waiting = this.#waiting.get(refs);
    if (!waiting) return;
    this.#waiting.delete(refs);
    const reply = bytes.subarray(start, end);
    if (reply.length < LARGEST_REFUSAL && reply.includes(REFUSED)) waiting.reject(new Error(`${reply}`));
    else waiting.resolve(reply);
  }
}

/** @type {Person[]} */
const people = [];

/**
 * Who is cut off before the upgrade, because a host under load did not get to them in time, tries again.
 *
 * @param {number} port
 * @param {readonly string[]} attempts
 * @param {string} from
 * @returns {Promise<Line>}
 */
async function connectOnce(port, [protocols, ...others], from) {
  try {
    return await connectLine({ port, path: PATH, from, ...(protocols !== undefined && { protocols }) });
  } catch (error) {
    if (others.length === 0) throw error;
    await sleep(AGAIN_MS);
    return await connectOnce(port, others, from);
  }
}

/**
 * The upgrade, `system`, then all rooms at once, as the desktop does.
 *
 * @param {Returner} returner
 * @returns {Promise<{ person: Person, replies: Buffer[] }>} The replies of the rooms.
 */
async function comeBack({ port, attempts, from, rooms, since }) {
  const line = await connectOnce(port, attempts, from);
  const person = new Person(line);
  people.push(person);
  await person.ask('s', 's', 'system', 'phx_join', {});
  const join = (/** @type {string} */ room, /** @type {number} */ index) => {
    const [ref, topic] = [`${index}`, `room-${room}`];
    return person.ask(ref, ref, topic, 'phx_join', { since: since[index] ?? 0 });
  };
  const replies = await Promise.all(rooms.map(join));
  return { person, replies };
}

/** @type {{ going: boolean, acks: number[], done: Promise<void> } | null} */
let talk = null;

/** @param {Person} person @param {string} room @param {number} everyMs */
function talkOn(person, room, everyMs) {
  const acks = /** @type {number[]} */ ([]);
  const state = { going: true, acks, done: Promise.resolve() };
  state.done = (async () => {
    for (let count = 0; state.going; count += 1) {
      const begin = now();
      await person.say('0', room, `m${count}`);
      acks.push(now() - begin);
      await sleep(everyMs);
    }
  })();
  talk = state;
}

/** @type {Record<string, (order: any) => unknown>} */
const orders = {
  /** @param {{ returners: readonly Returner[], speakEvery: number }} order `speakEvery`: each so many-th says what was waiting. */
  return: async ({ returners, speakEvery }) => {
    const begin = now();
    const [backMs, ackMs] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
    await Promise.all(
      returners.map(async (returner, index) => {
        const { person } = await comeBack(returner);
        backMs.push(now() - begin);
        if (index % speakEvery !== 0) return;
        const said = now();
        await person.say('0', returner.rooms[0] ?? '', 'w');
        ackMs.push(now() - said);
      }),
    );
    return { backMs, ackMs };
  },
  /** @param {{ returner: Returner, everyMs: number }} order */
  talk: async ({ returner, everyMs }) => {
    const { person, replies } = await comeBack(returner);
    talkOn(person, returner.rooms[0] ?? '', everyMs);
    return replies.map((reply) => JSON.parse(`${reply}`)[4].response.seq);
  },
  hush: async () => {
    if (!talk) return [];
    talk.going = false;
    await talk.done;
    return talk.acks;
  },
  leave: () => {
    for (const person of people.splice(0)) person.leave();
  },
};

process.on('message', async (/** @type {{ id: number, name: string, order: object }} */ { id, name, order }) => {
  try {
    process.send?.({ id, answer: await orders[name]?.(order) });
  } catch (error) {
    process.send?.({ id, failure: error instanceof Error ? error.message : String(error) });
  }
});
process.on('disconnect', () => process.exit(0));

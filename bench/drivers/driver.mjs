// A process full of clients, told by the benchmark what to do. See `crew.mjs` for the other end.
import { delays, flood, pace } from './loads.mjs';
import { Member } from './member.mjs';

/** Handshakes under way at once. */
const AT_ONCE = 32;

/** @type {Member[]} */
const members = [];

/** @type {Record<string, (order: any) => unknown>} */
const orders = {
  /** @param {{ dialect: string, seats: readonly import('./dialects.mjs').Seat[] }} order */
  connect: async ({ dialect, seats }) => {
    const begin = members.length;
    let next = 0;
    const worker = async () => {
      for (let index = next++; index < seats.length; index = next++) {
        const seat = seats[index];
        if (seat) members[begin + index] = await Member.connect(dialect, seat);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return members.length;
  },
  /** @param {{ stamped?: boolean }} order */
  reset: ({ stamped = false }) => {
    for (const member of members) member.reset(stamped);
  },
  counts: () => {
    const broken = members.find((member) => member.broken !== null);
    if (broken) throw new Error(`A line broke: ${broken.broken}`);
    const total = { deliveries: 0, acks: 0, bytes: 0 };
    for (const { deliveries, acks, bytes } of members) {
      total.deliveries += deliveries;
      total.acks += acks;
      total.bytes += bytes;
    }
    return total;
  },
  welcome: () => members.reduce((sum, member) => sum + member.welcome, 0) / members.length,
  /** @param {{ senders: number, perSecond: number, seconds: number }} order */
  pace: async ({ senders, ...load }) => {
    sent = await pace(members.slice(0, senders), load);
    return sent.length;
  },
  /** @param {{ senders: number, inFlight: number, seconds: number }} order */
  flood: ({ senders, ...load }) => flood(members.slice(0, senders), load),
  /** How long the deliveries of the last paced load took. */
  delays: () => delays(members, sent),
  leave: () => {
    for (const member of members.splice(0)) member.leave();
  },
};

/** @type {readonly number[]} */
let sent = [];

process.on('message', async (/** @type {{ id: number, name: string, order: object }} */ { id, name, order }) => {
  try {
    process.send?.({ id, answer: await orders[name]?.(order) });
  } catch (error) {
    process.send?.({ id, failure: error instanceof Error ? error.message : String(error) });
  }
});
process.on('disconnect', () => process.exit(0));

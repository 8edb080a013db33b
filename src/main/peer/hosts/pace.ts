import type { PushRate } from '../rooms/push-turns';

/** How a connection spaces what it does, in milliseconds. Tests bring shorter ones. */
export interface Pace {
  /** Before attempt number `tries` (1 is the first after a loss). */
  backOff(tries: number): number;
  /** Between two questions of a newcomer who waits for approval. */
  readonly askAgain: number;
  /** The least wait after a host said it is full or busy. */
  readonly busy: number;
  /** Between heartbeats; a line on which nothing comes any more is noticed within two. */
  readonly heartbeat: number;
  /** Before a message is sent again whose answer did not come. */
  readonly resend: number;
  /** Missed messages are fetched beside what the person does: together both stay below what a host takes. */
  readonly pages: PushRate;
  /** Read marks that are told, over all rooms, in turn with the pages: whoever reads a hundred rooms at once is in no hurry. */
  readonly reads: PushRate;
}

const FIRST_MS = 200;
const LONGEST_MS = 5_000;

/** The usual pace. `random` gives the jitter, so that a restarted host is not met by everybody at once. */
export const createPace = (random: () => number = Math.random): Pace => ({
  backOff: (tries) => Math.round(Math.min(LONGEST_MS, FIRST_MS * 2 ** (tries - 1)) * (0.5 + random())),
  askAgain: 3_000,
  busy: 5_000,
  heartbeat: 10_000,
  resend: 1_000,
  pages: { perSecond: 15, burst: 30 },
  reads: { perSecond: 10, burst: 1 },
});

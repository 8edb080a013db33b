import type { UpgradeReason } from '#shared/protocol/reasons';
import { RoomPushes } from '#shared/protocol/room-channel';
import { SystemPushes } from '#shared/protocol/system-channel';
import type { Save } from '../store/store';

/** Counts by one word, taken from a bounded vocabulary: never an id, never a name. */
export type Tally = Map<string, number>;

/** Push names that have a count of their own; a client can send any other. */
const PUSHES: ReadonlySet<string> = new Set([...Object.keys(SystemPushes), ...Object.keys(RoomPushes)]);

const OTHER = 'other';

/**
 * What a host counts while it works, since its start. Plain numbers, so that counting costs nothing worth measuring;
 * what can be found out by asking, such as bytes that wait, is asked for when somebody looks ({@link Vitals}).
 */
export class Measures {
  /** WebSocket messages from clients. */
  framesIn = 0;
  /** Frames to clients: replies and events. */
  framesOut = 0;
  /** Joined topics over all sockets, now. */
  memberships = 0;
  /** Readers that were told to resume because too much waited for them. */
  resumed = 0;
  /** Sockets that were dropped because far too much waited for them. */
  dropped = 0;
  /** Sockets closed because nothing was heard of them. */
  silent = 0;
  /** Events handed to the sockets that subscribe to them, by event. Counted once for each broadcast. */
  readonly deliveries: Tally = new Map();
  /** Refused upgrades, by reason. */
  readonly refusals: Tally = new Map();
  /** Answered joins, by outcome: `ok` or the reason. */
  readonly joins: Tally = new Map();
  /** Answered pushes, by push and outcome: `ok` or the reason. */
  readonly pushes = new Map<string, Tally>();
  /** Hears how each save went. */
  onSave: (save: Save) => void = () => {};

  readonly delivered = (event: string, count: number): void => add(this.deliveries, event, count);

  refused(reason: UpgradeReason): void {
    add(this.refusals, reason);
  }

  joined(outcome: string): void {
    add(this.joins, outcome);
  }

  pushed(event: string, outcome: string): void {
    const push = PUSHES.has(event) ? event : OTHER;
    let outcomes = this.pushes.get(push);
    if (!outcomes) {
      outcomes = new Map();
      this.pushes.set(push, outcomes);
    }
    add(outcomes, outcome);
  }
}

function add(tally: Tally, word: string, count = 1): void {
  tally.set(word, (tally.get(word) ?? 0) + count);
}

/** What is true of a host's sockets at this moment. */
export interface SocketVitals {
  /** Open WebSockets. */
  readonly sockets: number;
  /** TCP connections, those that are no WebSocket yet or no more among them. */
  readonly connections: number;
  /** Sockets that are not read at the moment: too much of theirs is under way, or they flood. */
  readonly paused: number;
  /** Bytes that wait for readers: of all sockets together, and of the one for which most wait. */
  readonly bufferedBytes: number;
  readonly mostBufferedBytes: number;
  /** Bytes of WebSockets since the start, before encryption. */
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** What is true of a host at this moment. */
export interface Vitals extends SocketVitals {
  /** People connected. */
  readonly people: number;
  /** Rooms with somebody in them. */
  readonly rooms: number;
  readonly damages: number;
}

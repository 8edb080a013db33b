import { ACK, DELIVERY, DIALECTS } from './dialects.mjs';
import { connectLine } from './line.mjs';

/** How often a member says that it is there: the phoenix client's default is 30 s. */
const HEARTBEAT_MS = 20_000;

/** The time that all processes of one machine share, in milliseconds. */
export const now = () => Number(process.hrtime.bigint()) / 1e6;

/** One connection that counts what it gets. */
export class Member {
  deliveries = 0;
  acks = 0;
  bytes = 0;
  /** When each delivery arrived; null while nobody wants to know. @type {number[] | null} */
  arrivals = null;
  /** @type {() => void} */
  onAck = () => undefined;
  /** The length of all that it was told until it had joined. */
  welcome;
  /** Why the line broke, if it did. @type {string | null} */
  broken = null;
  #seat;
  #dialect;
  #line;
  #heart;

  /**
   * @param {import('./dialects.mjs').Seat} seat
   * @param {import('./dialects.mjs').Dialect} dialect
   * @param {import('./line.mjs').Line} line
   */
  constructor(seat, dialect, line) {
    this.#seat = seat;
    this.#dialect = dialect;
    this.#line = line;
    this.welcome = line.received;
    line.onFrame = (bytes, start, end) => this.#receive(bytes, start, end);
    line.onClose = (why) => {
      this.broken = why;
    };
    const { heartbeat } = dialect;
    this.#heart = heartbeat === null ? undefined : setInterval(() => line.send(heartbeat), HEARTBEAT_MS);
  }

  /** @param {string} name @param {import('./dialects.mjs').Seat} seat */
  static async connect(name, seat) {
    const dialect = DIALECTS[name];
    if (!dialect) throw new Error(`Nobody speaks ${name}.`);
    const { port, protocols, from } = seat;
    const line = await connectLine({
      ...{ port, path: dialect.path(seat) },
      ...(protocols !== undefined && { protocols }),
      ...(from !== undefined && { from }),
    });
    await dialect.enter(line, seat);
    return new Member(seat, dialect, line);
  }

  /** Begins to count anew. @param {boolean} stamped Whether to note when each delivery arrives. */
  reset(stamped) {
    this.deliveries = 0;
    this.acks = 0;
    this.bytes = 0;
    this.arrivals = stamped ? [] : null;
  }

  send() {
    this.#line.send(this.#dialect.message(this.#seat));
  }

  leave() {
    clearInterval(this.#heart);
    this.#line.destroy();
  }

  /** @param {Buffer} bytes @param {number} start @param {number} end */
  #receive(bytes, start, end) {
    const kind = this.#dialect.kindOf(bytes, start);
    if (kind === DELIVERY) {
      this.deliveries += 1;
      this.bytes += end - start;
      this.arrivals?.push(now());
    } else if (kind === ACK) {
      this.acks += 1;
      this.onAck();
    }
  }
}

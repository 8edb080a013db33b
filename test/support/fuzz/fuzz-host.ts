import type { TLSSocket } from 'node:tls';
import fc from 'fast-check';
import { type HostAddress, Member, type Person } from '../member';
import { openRawLine, textOf, webSocketFrame } from '../raw-line';
import { expectedOf, hostileFrames } from './hostile-frames';
import { isMalformedForHost } from './is-malformed';
import { breakFraming, inFragments, mutateBytes, mutateValues } from './mutations';
import { Random } from './random';

/** Lines at once. */
const LINES = 16;
/** Frames on one line before the one that ends it. */
const BATCH = 50;

/** What a run of the fuzzer sent. */
export interface Fuzzed {
  frames: number;
  /** Of them by the mutation fuzzer; the others are of fast-check. */
  mutated: number;
  lines: number;
  /** Round trips of an ordinary member meanwhile. */
  roundTrips: number;
}

/** What a fuzzer is set upon, and with what. */
export interface FuzzOptions {
  readonly host: HostAddress;
  readonly seed: number;
  /** Frames that somebody really sent; those that join topics are sent first on every line. */
  readonly recorded: readonly string[];
  /** Who sends; each has one line at a time. */
  readonly people: readonly Person[];
  /** Does what people do, and rejects when it does not work. */
  readonly ordinary: () => Promise<void>;
  /** Frames between two round trips of each line's sender. */
  readonly roundTripEvery: number;
}

/** Sends malformed frames on many lines at once. Every batch is followed by a heartbeat, which must be answered. */
export class HostFuzzer {
  readonly sent: Fuzzed = { frames: 0, mutated: 0, lines: 0, roundTrips: 0 };
  readonly #options: FuzzOptions;
  readonly #joins: readonly Buffer[];
  readonly #frames: readonly unknown[][];

  #rounds = 0;

  constructor(options: FuzzOptions) {
    this.#options = options;
    this.#joins = options.recorded.filter((text) => text.includes('"phx_join"')).map(textOf);
    this.#frames = options.recorded.map((text) => JSON.parse(text) as unknown[]);
  }

  /** Sends so many more. What each line sends follows from the seed; how the lines mix does not. */
  async send(frames: number): Promise<void> {
    const { people, seed } = this.#options;
    const end = this.sent.frames + frames;
    this.#rounds += 1;
    const workers = Array.from({ length: LINES }, async (_, line) => {
      const person = people[line % people.length];
      const random = new Random(seed + this.#rounds * LINES + line);
      for (let own = 0; person && this.sent.frames < end; own += BATCH + 1) {
        await this.#oneLine(person, random);
        if (own % this.#options.roundTripEvery > BATCH) continue;
        await this.#options.ordinary();
        this.sent.roundTrips += 1;
      }
    });
    await Promise.all(workers);
  }

  async #oneLine(person: Person, random: Random): Promise<void> {
    const line = await openRawLine(this.#options.host, person);
    this.sent.lines += 1;
    const { open, last } = this.#batch(random);
    const ref = `end-of-batch-${this.sent.lines}`;
    const heartbeat = textOf(JSON.stringify([null, ref, 'phoenix', 'heartbeat', {}]));
    const answered = untilHeard(line, ref);
    line.write(Buffer.concat([...this.#joins, ...open, heartbeat]));
    await answered;
    const closed = new Promise<void>((resolve) => line.once('close', () => resolve()));
    line.end(last);
    await closed;
    this.sent.frames += open.length + 1;
  }

  /** Malformed frames that a line survives, and something that it does not. */
  #batch(random: Random): { open: Buffer[]; last: Buffer } {
    const byFastCheck = random.chance(25);
    const open: Buffer[] = [];
    const ending: Buffer[] = [];
    for (const text of byFastCheck ? this.#ofFastCheck(random) : this.#mutated(random)) {
      if (open.length === BATCH) break;
      if (typeof text !== 'string') ending.push(binary(text));
      else if (expectedOf(text) !== 'frame') ending.push(textOf(text));
      else if (isMalformedForHost(text)) open.push(asFrames(random, text));
    }
    if (!byFastCheck) this.sent.mutated += open.length + 1;
    const broken = breakFraming(random, random.pick(this.#options.recorded));
    return { open, last: random.chance(50) ? (ending[0] ?? broken) : broken };
  }

  #ofFastCheck(random: Random): readonly (string | Uint8Array)[] {
    return fc.sample(hostileFrames(this.#frames), { seed: random.below(2 ** 31), numRuns: 4 * BATCH });
  }

  *#mutated(random: Random): Generator<string> {
    const { recorded } = this.#options;
    for (;;) {
      const text = random.pick(recorded);
      yield random.chance(70) ? mutateValues(random, text, recorded) : mutateBytes(random, text, recorded);
    }
  }
}

const asFrames = (random: Random, text: string): Buffer =>
  text.length > 1 && random.chance(5) ? inFragments(random, text) : textOf(text);

const binary = (bytes: Uint8Array): Buffer => webSocketFrame({ payload: Buffer.from(bytes), opcode: 2 });

/** Resolves when a reply with this ref was heard; rejects when the line ends before. */
function untilHeard(line: TLSSocket, ref: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let tail = Buffer.alloc(0);
    const lost = () =>
      reject(new Error(`The line ended before ${ref} was answered: ${tail.subarray(-200).toString('latin1')}`));
    line.once('close', lost);
    line.on('data', (chunk: Buffer) => {
      const heard = Buffer.concat([tail, chunk]);
      tail = heard.subarray(-300);
      if (heard.includes(ref)) {
        line.off('close', lost);
        resolve();
      }
    });
    line.resume();
  });
}

/** What people do all day: connect, join, write, read, leave. Rejects when any of it does not work. */
export async function beOrdinary(host: HostAddress, person: Person, topic: string): Promise<void> {
  const member = await Member.online(host, person);
  await member.join(topic);
  const client_id = `${performance.now()}`;
  const { seq } = await member.do(topic, 'chat-message', { message: 'Soup?', client_id });
  const { messages } = await member.do(topic, 'history', { after: seq - 1, limit: 1 });
  if (messages[0]?.client_id !== client_id) throw new Error('What was written is not what is read.');
  await member.disconnect();
}

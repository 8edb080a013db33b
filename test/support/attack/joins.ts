import type { TLSSocket } from 'node:tls';
import { encodeFrame } from '#shared/protocol/frame';
import { aPerson } from '../member';
import { openRawLine, textOf } from '../raw-line';
import type { Attack, Tally, Target } from './attacker';

/** How many sockets one person has: the most a host allows. */
const SOCKETS_OF_ONE = 50;

/** Joins without end of room, `system` and topics that are not there: as fast as the host reads them. */
export class Joins implements Attack {
  readonly #lines: TLSSocket[] = [];
  #replies = 0;

  /** `joins` are divided among the sockets. With `leave` each is followed by a leave; without `reads` nobody reads the replies. */
  static async begin(
    input: Target & { topics: readonly string[]; sockets: number; joins: number; leave: boolean; reads: boolean },
  ): Promise<Attack> {
    const joins = new Joins();
    const people = await Promise.all(
      Array.from({ length: Math.ceil(input.sockets / SOCKETS_OF_ONE) }, (_, n) => aPerson(`Joiner ${n}`)),
    );
    for (let n = 0; n < input.sockets; n += people.length) {
      const opening = people.slice(0, input.sockets - n).map((person) => {
        return openRawLine(input.host, person, { localAddress: input.from });
      });
      joins.#lines.push(...(await Promise.all(opening)));
    }
    for (const line of joins.#lines) joins.#send(line, input);
    return joins;
  }

  tally(): Tally {
    return { replies: this.#replies, open: this.#lines.filter((line) => !line.destroyed).length };
  }

  stop(): void {
    for (const line of this.#lines) line.destroy();
  }

  #send(
    line: TLSSocket,
    { topics, joins, leave, reads }: { topics: readonly string[]; joins: number; leave: boolean; reads: boolean },
  ): void {
    if (reads) line.resume();
    line.on('data', (chunk: Buffer) => {
      for (let at = chunk.indexOf('"phx_reply"'); at >= 0; at = chunk.indexOf('"phx_reply"', at + 1))
        this.#replies += 1;
    });
    const frames: Buffer[] = [];
    for (let n = 0; n < joins / this.#lines.length; n += 1) {
      const topic = topics[n % topics.length] ?? 'system';
      const frame = { joinRef: `${n}`, topic, payload: {} };
      frames.push(textOf(encodeFrame({ ...frame, ref: `${n}`, event: 'phx_join' })));
      if (leave) frames.push(textOf(encodeFrame({ ...frame, ref: `l${n}`, event: 'phx_leave' })));
    }
    line.write(Buffer.concat(frames));
  }
}

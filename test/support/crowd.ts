import { setTimeout as after } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type WebSocket from 'ws';
import { aPerson, type HostAddress } from './member';
import { enter } from './raw-socket';

/** How late messages arrived, in milliseconds. */
export interface Lateness {
  readonly deliveries: number;
  readonly p50: number;
  readonly p99: number;
  /** Of all that should have arrived. */
  readonly missing: number;
}

/** Messages a second that one of the crowd writes: half of what one person may. */
const PER_SECOND = 10;

/** Between two heartbeats: the phoenix client takes twice as long. */
const HEARTBEAT_MS = 15_000;

/** Says something now and then until the test ends, whether or not it reads: a host ends who is silent. */
export function keepAlive(socket: WebSocket): void {
  const timer = setInterval(() => socket.send('[null,"alive","phoenix","heartbeat",{}]'), HEARTBEAT_MS);
  onTestFinished(() => {
    clearInterval(timer);
    socket.removeAllListeners('close').terminate();
  });
}

const MARK = 'crowd-mark-';

/**
 * People in one room who do nothing but listen, while one of them writes at the pace of a lively conversation. How late
 * they hear it is what others notice of a fault.
 */
export class Crowd {
  readonly #writer: WebSocket;
  readonly #readers: readonly WebSocket[];
  /** The topic of their room. */
  readonly topic: string;
  /** When each message was sent, by its number. */
  readonly #sent = new Map<number, number>();
  readonly #late: number[] = [];
  /** What the writer was refused, at a pace at which nothing may be, and who was disconnected. */
  readonly #refusals: string[] = [];
  #written = 0;

  private constructor(writer: WebSocket, readers: readonly WebSocket[], topic: string) {
    this.#writer = writer;
    this.#readers = readers;
    this.topic = topic;
    for (const reader of readers) {
      reader.on('message', (data: Buffer) => this.#hear(data));
      reader.on('close', (code) => this.#refusals.push(`closed ${code}`));
    }
    writer.on('message', (data: Buffer) => {
      if (data.includes('"status":"error"')) this.#refusals.push(data.toString());
    });
  }

  /** So many people, each with a socket of their own, in a new public room. They leave when the test ends. */
  static async gather(host: HostAddress, size: number): Promise<Crowd> {
    const founder = await enter(host, await aPerson('Founder'));
    await founder.join('system', 's');
    founder.send('s', 'c', 'system', 'chatroom-create', { name: 'Crowd' });
    const { id } = (await founder.reply('c'))[4].response.chatroom;
    const readers: WebSocket[] = [founder.ws];
    keepAlive(founder.ws);
    await founder.join(`room-${id}`, 'j');
    for (let n = 1; n < size; n += 1) {
      const socket = await enter(host, await aPerson(`Reader ${n}`));
      await socket.join(`room-${id}`, 'j');
      // From here on nobody remembers what they hear.
      socket.ws.removeAllListeners('message');
      readers.push(socket.ws);
      keepAlive(socket.ws);
    }
    founder.ws.removeAllListeners('message');
    return new Crowd(founder.ws, readers, `room-${id}`);
  }

  /** Writes and listens for so long, and waits for what is still on its way. Rejects when somebody is disconnected. */
  async listen(seconds: number): Promise<Lateness> {
    this.#late.length = 0;
    this.#sent.clear();
    const timer = setInterval(() => this.#write(), 1_000 / PER_SECOND);
    // How long to listen is the experiment, not a wait for something.
    await after(seconds * 1_000);
    clearInterval(timer);
    if (this.#refusals.length > 0) throw new Error(`Not everybody is served: ${this.#refusals[0]}`);
    const expected = this.#sent.size * this.#readers.length;
    await this.#quiet(expected);
    const sorted = [...this.#late].sort((a, b) => a - b);
    const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Infinity;
    return { deliveries: sorted.length, p50: at(0.5), p99: at(0.99), missing: expected - sorted.length };
  }

  #write(): void {
    this.#written += 1;
    this.#sent.set(this.#written, performance.now());
    const message = { message: `${MARK}${this.#written};`, client_id: `${this.#written}` };
    this.#writer.send(JSON.stringify(['j', `${this.#written}`, this.topic, 'chat-message', message]));
  }

  #hear(data: Buffer): void {
    const at = data.indexOf(MARK);
    if (at < 0) return;
    const number = Number(data.toString('latin1', at + MARK.length, data.indexOf(';', at)));
    const sent = this.#sent.get(number);
    if (sent !== undefined) this.#late.push(performance.now() - sent);
  }

  /** Resolves when all arrived, or nothing more did for a while. */
  async #quiet(expected: number): Promise<void> {
    for (let before = -1; this.#late.length < expected && this.#late.length > before; ) {
      before = this.#late.length;
      await after(3_000);
    }
  }
}

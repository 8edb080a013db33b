import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/**
 * Writes out, once per turn of the event loop, what all sockets gathered in that turn. One write of many frames costs the
 * kernel hardly more than one write of one frame, and a group commit of the log makes many frames at once.
 */
export class Flusher {
  #gathered: Outbound[] = [];

  add(outbound: Outbound): void {
    if (this.#gathered.length === 0) setImmediate(() => this.#flush());
    this.#gathered.push(outbound);
  }

  #flush(): void {
    const gathered = this.#gathered;
    this.#gathered = [];
    for (const outbound of gathered) outbound.flush();
  }
}

/**
 * The way out of one socket. Whole WebSocket frames are written to the underlying socket beside `ws`, which writes its
 * control frames (pong, close) whole as well, so that the two never mix within a frame.
 */
export class Outbound {
  readonly #ws: Pick<WebSocket, 'readyState' | 'OPEN'>;
  readonly #socket: Duplex;
  readonly #flusher: Flusher;
  #gathering = false;

  /** `socket` is the one that `ws` speaks on. */
  constructor(ws: Pick<WebSocket, 'readyState' | 'OPEN'>, socket: Duplex, flusher: Flusher) {
    this.#ws = ws;
    this.#socket = socket;
    this.#flusher = flusher;
  }

  /** Bytes that the reader has not taken yet. */
  get buffered(): number {
    return this.#socket.writableLength;
  }

  write(frame: Buffer): void {
    // Nothing may follow a close frame.
    if (this.#ws.readyState !== this.#ws.OPEN) return;
    if (!this.#gathering) {
      this.#gathering = true;
      this.#socket.cork();
      this.#flusher.add(this);
    }
    this.#socket.write(frame);
  }

  flush(): void {
    if (!this.#gathering) return;
    this.#gathering = false;
    this.#socket.uncork();
  }

  /** Calls back whenever everything written was taken by the reader's side. */
  onDrain(listener: () => void): void {
    this.#socket.on('drain', listener);
  }
}

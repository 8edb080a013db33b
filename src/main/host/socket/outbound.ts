import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** Frames in the order in which they go out. */
type Frames = readonly Buffer[];

/**
 * Writes out, once per turn of the event loop, what all sockets gathered in that turn. One write of many frames costs the
 * kernel hardly more than one write of one frame, and a group commit of the log makes many frames at once.
 */
export class Flusher {
  #gathered: Outbound[] = [];
  /** What was joined last in this turn: the readers of one room gathered the same frames, and share the bytes. */
  #frames: Frames = [];
  #joined: Buffer = NOTHING;

  add(outbound: Outbound): void {
    if (this.#gathered.length === 0) setImmediate(() => this.#flush());
    this.#gathered.push(outbound);
  }

  /** Several frames as one piece of bytes, which TLS encrypts with fewer copies, in fewer records. */
  join(frames: Frames): Buffer {
    if (!isSame(frames, this.#frames)) {
      this.#joined = Buffer.concat(frames);
      this.#frames = frames;
    }
    return this.#joined;
  }

  #flush(): void {
    const gathered = this.#gathered;
    this.#gathered = [];
    for (const outbound of gathered) outbound.flush();
    this.#frames = [];
    this.#joined = NOTHING;
  }
}

const NOTHING = Buffer.alloc(0);

const isSame = (some: Frames, others: Frames): boolean =>
  some.length === others.length && some.every((frame, index) => frame === others[index]);

/**
 * The way out of one socket. Whole WebSocket frames are written to the underlying socket beside `ws`, which writes its
 * control frames (pong, close) whole as well, so that the two never mix within a frame.
 */
export class Outbound {
  readonly #ws: Pick<WebSocket, 'readyState' | 'OPEN'>;
  readonly #socket: Duplex;
  readonly #flusher: Flusher;
  /** What was gathered in this turn. One frame, as most turns have it, needs no list. */
  #first: Buffer | null = null;
  #frames: Buffer[] | null = null;
  #gatheredBytes = 0;

  /** `socket` is the one that `ws` speaks on. */
  constructor(ws: Pick<WebSocket, 'readyState' | 'OPEN'>, socket: Duplex, flusher: Flusher) {
    this.#ws = ws;
    this.#socket = socket;
    this.#flusher = flusher;
  }

  /** Bytes that the reader has not taken yet. */
  get buffered(): number {
    return this.#socket.writableLength + this.#gatheredBytes;
  }

  write(frame: Buffer): void {
    // Nothing may follow a close frame.
    if (this.#ws.readyState !== this.#ws.OPEN) return;
    this.#gatheredBytes += frame.length;
    if (this.#first === null) {
      this.#first = frame;
      this.#flusher.add(this);
    } else if (this.#frames === null) this.#frames = [this.#first, frame];
    else this.#frames.push(frame);
  }

  flush(): void {
    if (this.#first === null) return;
    const bytes = this.#frames === null ? this.#first : this.#flusher.join(this.#frames);
    this.#first = null;
    this.#frames = null;
    this.#gatheredBytes = 0;
    if (this.#ws.readyState === this.#ws.OPEN) this.#socket.write(bytes);
  }

  /** Calls back whenever everything written was taken by the reader's side. */
  onDrain(listener: () => void): void {
    this.#socket.on('drain', listener);
  }
}

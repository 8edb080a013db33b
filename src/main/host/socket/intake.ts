import type { WebSocket } from 'ws';
import { type Rate, TokenBucket } from './token-bucket';

/** What an intake stands on. */
export interface IntakeDeps {
  readonly ws: Pick<WebSocket, 'pause' | 'resume'>;
  readonly handle: (text: string) => void;
  /** Whether too much waits for this reader already. */
  readonly overfull: () => boolean;
  readonly requestsInFlight: number;
  readonly framesPerTurn: number;
  /** Null for no limit. */
  readonly frames: Rate | null;
  readonly now: () => number;
}

/**
 * The way in of one socket, with back-pressure: while too many of its requests are under way, or it does not read what it
 * asked for, or it floods, it is simply not read further, and its own TCP connection slows it down.
 */
export class Intake {
  readonly #deps: IntakeDeps;
  readonly #bucket: TokenBucket | null;
  #waiting: string[] = [];
  #inFlight = 0;
  #paused = false;
  #handling = false;
  /** Frames handled in this turn of the event loop, as far as they are counted. */
  #handled = 0;
  #nextTurn: NodeJS.Immediate | undefined;
  #throttle: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(deps: IntakeDeps) {
    this.#deps = deps;
    this.#bucket = deps.frames && new TokenBucket(deps.frames, deps.now);
  }

  /** Whether the socket is not being read at the moment. */
  get paused(): boolean {
    return this.#paused;
  }

  receive(text: string): void {
    if (this.#ended) return;
    this.#waiting.push(text);
    this.proceed();
  }

  /** A request began that is answered later. */
  began(): void {
    this.#inFlight += 1;
  }

  finished(): void {
    this.#inFlight -= 1;
    this.proceed();
  }

  /** Handles what may be handled now, and reads on or not. */
  proceed(): void {
    if (this.#handling) return;
    this.#handling = true;
    while (this.#waiting.length > 0 && this.#mayHandle()) {
      const text = this.#waiting.shift();
      if (text !== undefined) this.#deps.handle(text);
    }
    this.#handling = false;
    if (this.#ended) return;
    const pause = this.#waiting.length > 0 || this.#blocked();
    if (pause === this.#paused) return;
    this.#paused = pause;
    if (pause) this.#deps.ws.pause();
    else this.#deps.ws.resume();
  }

  end(): void {
    this.#ended = true;
    this.#waiting = [];
    clearTimeout(this.#throttle);
    clearImmediate(this.#nextTurn);
    // A close frame in answer to ours has to be read.
    if (this.#paused) this.#deps.ws.resume();
  }

  #mayHandle(): boolean {
    if (this.#blocked()) return false;
    const wait = this.#bucket?.take() ?? 0;
    if (wait === 0) {
      this.#count();
      return true;
    }
    this.#throttle = setTimeout(() => {
      this.#throttle = undefined;
      this.proceed();
    }, wait);
    return false;
  }

  #count(): void {
    this.#handled += 1;
    this.#nextTurn ??= setImmediate(() => {
      this.#nextTurn = undefined;
      this.#handled = 0;
      this.proceed();
    });
  }

  #blocked(): boolean {
    const { requestsInFlight, framesPerTurn, overfull } = this.#deps;
    const busy = this.#throttle !== undefined || this.#inFlight >= requestsInFlight;
    return busy || this.#handled >= framesPerTurn || overfull();
  }
}

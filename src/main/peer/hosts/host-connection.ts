import type { TLSSocket } from 'node:tls';
import { Socket } from 'phoenix';
import type { Connection } from '#shared/bridge/state';
import type { UpgradeRefusal } from '#shared/protocol/reasons';
import type { Words } from '#shared/words/words';
import type { Logger } from '../../logger';
import type { Address } from '../wire/address';
import { dialFailureOf } from '../wire/dial-failure';
import { decodeForPhoenix } from '../wire/frame-decoder';
import { LineWatch } from '../wire/line-watch';
import { type Attempt, pinnedTransport } from '../wire/pinned-websocket';
import type { Pace } from './pace';
import { type Ended, isPassing, readRefusal } from './upgrade-outcome';
import { outOfReach, refusedEntry } from './words';

/** How long a line may take to answer after the network changed, in milliseconds. */
const SILENCE_MS = 3_000;
/** Phoenix's own heartbeat takes a slow line for a dead one, so it never comes (the longest time of a timer). */
const NEVER_MS = 2 ** 31 - 1;

/** An address to try. One that discovery only claims to be the host's is a `hint`: it proves nothing when it is wrong. */
export interface Candidate extends Address {
  readonly hint: boolean;
}

/** What a connection stands on, and whom it tells. */
export interface HostConnectionOptions {
  /** Read anew before each attempt: names, addresses and even the pin may change meanwhile. */
  name(): string;
  fingerprint(): string;
  addresses(): readonly Candidate[];
  /** Makes the token of one attempt; `now` is the time as the host sees it. */
  mint(now: number): Promise<string>;
  /** The line was opened at this address. */
  opened(address: Address): void;
  changed(): void;
  /** The words of the language the app speaks now. */
  readonly words: () => Words;
  readonly pace: Pace;
  readonly logger: Logger;
}

/**
 * The line to one host: tries its addresses in turn, with back-off, until it is open; again when it breaks; and stops
 * when the host refuses for good. The phoenix Socket carries channels over whatever line there is; its own
 * reconnecting is not used, because it would go on for ever after a refusal and cannot mint a token first.
 */
export class HostConnection {
  readonly socket: Socket;
  #state: Connection = { state: 'connecting' };
  /** Says why, where the state has something to say. */
  #say: (words: Words) => string = () => '';
  #attempt: Attempt | null = null;
  #token = '';
  #tries = 0;
  #lostAt: string | null = null;
  /** Host time minus ours, in milliseconds, once a host told us. */
  #clockOffset = 0;
  #running: Promise<void> | null = null;
  #closed = false;
  /** What is under way was overtaken by a restart: its outcome is of no interest. */
  #overtaken = false;
  #line: TLSSocket | null = null;
  #watch: LineWatch | null = null;
  /** What must be done before the next attempt. */
  #prepared: Promise<unknown> = Promise.resolve();
  #onLineEnded: () => void = () => undefined;
  #wake: () => void = () => undefined;
  /** Who waits for what comes of an attempt. */
  #waiting: ((state: Connection) => void)[] = [];

  constructor(private readonly options: HostConnectionOptions) {
    this.socket = new Socket('wss://hearth/socket', {
      transport: pinnedTransport(() => this.#takeAttempt()),
      heartbeatIntervalMs: NEVER_MS,
      decode: decodeForPhoenix(options.logger),
      // phoenix reads a function before each attempt; its types know only the string.
      authToken: (() => this.#token) as unknown as string,
    });
    this.socket.onOpen(() => this.#watchLine());
    this.socket.onClose(() => {
      this.#watch?.stop();
      this.socket.disconnect();
      this.#onLineEnded();
    });
  }

  /** In the words of now: the language may have changed since it became so. */
  get state(): Connection {
    return 'message' in this.#state ? { ...this.#state, message: this.#say(this.options.words()) } : this.#state;
  }

  /** Resolves with the first state that is not `connecting`. */
  outcome(): Promise<Connection> {
    if (this.#state.state !== 'connecting' || this.#closed) return Promise.resolve(this.state);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Tries now: from the start, or because a person asked or trusts a new fingerprint. */
  restart(): void {
    if (this.#state.state !== 'online') void this.reconnect(() => Promise.resolve());
  }

  /**
   * The same, giving up a line that is open: it was made without the code that is to be shown. Nothing is tried before
   * the code is prepared: one that opens a door once must not be shown twice. Resolves with what preparing came to.
   */
  reconnect<T>(prepare: () => Promise<T>): Promise<T> {
    if (this.#closed) return prepare();
    this.#set({ state: 'connecting' });
    // Later: what is under way is given up before.
    const prepared = Promise.resolve().then(prepare);
    this.#prepared = prepared.catch(() => undefined);
    this.#tryNow();
    return prepared;
  }

  /** Tries now where that may help: the host was seen at another address, or the network changed. */
  nudge(): void {
    const { state } = this.#state;
    if (state === 'reconnecting' || state === 'fingerprint_changed') this.#tryNow();
    // Sooner than the next heartbeats would tell.
    if (state === 'online') this.#watch?.check(SILENCE_MS);
  }

  #watchLine(): void {
    const line = this.#line;
    if (!line) return;
    const ask = () => void this.socket.ping(() => undefined);
    const watched = { bytesRead: () => line.bytesRead, ask, cut: () => void line.destroy() };
    this.#watch?.stop();
    this.#watch = new LineWatch(watched, this.options.pace.heartbeat);
  }

  #tryNow(): void {
    this.#tries = 0;
    if (!this.#running) {
      this.#running = this.#run();
      return;
    }
    // What is under way may carry an old code, pin or address.
    this.#overtaken = true;
    this.socket.disconnect();
    this.#wake();
  }

  /** The host let us into `system`: from now on this counts as being there. */
  settled(): void {
    this.#tries = 0;
    this.#lostAt = null;
    this.#set({ state: 'online' });
  }

  /** The line is open, but the host does not let us into `system` for now; phoenix asks again. */
  stalled(message: string): void {
    this.#lostAt ??= new Date().toISOString();
    this.#say = () => message;
    this.#set({ state: 'reconnecting', since: this.#lostAt, next: null, message, answers: true });
  }

  /** Ends the line and everything that would open it again. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#wake();
    await new Promise<void>((resolve) => this.socket.disconnect(resolve));
    await this.#running;
    this.#answer();
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      this.#overtaken = false;
      await this.#prepared;
      if (this.#closed || this.#overtaken) continue;
      const ended = await this.#round();
      if (this.#closed || this.#overtaken) continue;
      const waitMs = this.#judge(ended);
      if (this.#overtaken) continue;
      if (waitMs === null) break;
      await this.#sleep(waitMs);
    }
    this.#running = null;
  }

  /** Tries every address once. The first that answers as the host decides. */
  async #round(): Promise<Ended> {
    let result: Ended = { kind: 'failed', failure: { kind: 'no-answer' } };
    const [...candidates] = this.options.addresses();
    for (const [index, candidate] of candidates.entries()) {
      const ended = await this.#tryAddress(candidate);
      if (ended.kind !== 'failed' || this.#closed || this.#overtaken) return ended;
      const isMismatch = ended.failure.kind === 'fingerprint';
      if (isMismatch && candidate.hint) continue;
      if (index === 0 || isMismatch) result = ended;
    }
    return result;
  }

  /** One attempt; when the clocks differ the host says its time, and the attempt is made once more with it. */
  async #tryAddress(target: Address): Promise<Ended> {
    const ended = await this.#open(target);
    if (ended.kind !== 'refused' || ended.refusal.now === undefined) return ended;
    if (this.#closed || this.#overtaken) return ended;
    const hostNow = Date.parse(ended.refusal.now);
    if (Number.isNaN(hostNow)) return ended;
    this.#clockOffset = hostNow - Date.now();
    this.options.logger.info('peer_clock_offset', { offset_ms: this.#clockOffset });
    return this.#open(target);
  }

  /** Opens a line; resolves when it could not be opened, or when it ended. */
  async #open(target: Address): Promise<Ended> {
    this.#token = await this.options.mint(Date.now() + this.#clockOffset);
    if (this.#closed || this.#overtaken) return { kind: 'lost' };
    return new Promise((resolve) => {
      let ended: Ended | null = null;
      let wasOpen = false;
      const openRef = this.socket.onOpen(() => {
        wasOpen = true;
        this.options.logger.info('peer_line_opened', { port: target.port });
        this.options.opened(target);
      });
      const end = () => {
        this.socket.off([openRef]);
        this.#onLineEnded = () => undefined;
        resolve(wasOpen || !ended ? { kind: 'lost' } : ended);
      };
      this.#onLineEnded = end;
      this.#attempt = {
        target,
        fingerprint: this.options.fingerprint(),
        dialled: (line) => {
          this.#line = line;
        },
        refused: (status, body) => {
          ended ??= readRefusal(status, body);
        },
        failed: (error) => {
          ended ??= { kind: 'failed', failure: dialFailureOf(error) };
        },
      };
      try {
        this.socket.connect();
      } catch {
        // The address cannot even be written as a URL.
        ended = { kind: 'failed', failure: { kind: 'unknown-name' } };
        end();
      }
    });
  }

  #takeAttempt(): Attempt {
    if (!this.#attempt) throw new Error('phoenix opened a socket nobody asked for.');
    return this.#attempt;
  }

  /** Says how things stand after an attempt or a line ended, and how long to wait; null to stop. */
  #judge(ended: Ended): number | null {
    const name = this.options.name();
    if (ended.kind === 'lost') return this.#reconnecting((words) => outOfReach(name, { kind: 'broken' }, words));
    if (ended.kind === 'refused') return this.#judgeRefusal(name, ended.refusal);
    const { failure } = ended;
    this.options.logger.info('peer_attempt_failed', { kind: failure.kind });
    if (failure.kind !== 'fingerprint') return this.#reconnecting((words) => outOfReach(name, failure, words));
    this.#say = (words) => words.refusals.fingerprintChanged(name);
    const known = this.options.fingerprint();
    this.#set({ state: 'fingerprint_changed', known, shown: failure.shown, message: '' });
    return null;
  }

  #judgeRefusal(name: string, refusal: UpgradeRefusal): number | null {
    const { reason, retry_after = 0 } = refusal;
    const say = (words: Words) => refusedEntry(name, refusal, words);
    this.options.logger.info('peer_refused', { reason });
    if (reason === 'waiting_for_approval') {
      this.#say = say;
      this.#set({ state: 'waiting', message: '' });
      return this.options.pace.askAgain;
    }
    if (isPassing(reason)) return this.#reconnecting(say, Math.max(this.options.pace.busy, retry_after), true);
    this.#say = say;
    this.#set({ state: 'refused', reason, message: '' });
    return null;
  }

  #reconnecting(say: (words: Words) => string, atLeastMs = 0, answers = false): number {
    this.#tries += 1;
    this.#lostAt ??= new Date().toISOString();
    const waitMs = Math.max(atLeastMs, this.options.pace.backOff(this.#tries));
    const next = new Date(Date.now() + waitMs).toISOString();
    this.#say = say;
    this.#set({ state: 'reconnecting', since: this.#lostAt, next, message: '', ...(answers && { answers }) });
    return waitMs;
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#wake = () => undefined;
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.#wake = wake;
    });
  }

  #set(state: Connection): void {
    this.#state = state;
    this.options.changed();
    if (state.state !== 'connecting') this.#answer();
  }

  #answer(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve(this.state);
  }
}

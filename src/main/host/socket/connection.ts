import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { decodeFrame, type Frame } from '#shared/protocol/frame';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { PHOENIX_TOPIC } from '#shared/protocol/topics';
import { err, ok } from '#shared/result';
import type { Logger } from '../../logger';
import type { ChannelKind } from '../channels/channel';
import type { Broadcast, Hub } from '../hub/hub';
import { HUB_TOPICS } from '../hub/topics';
import type { Measures } from '../measures';
import { Intake } from './intake';
import type { JoinGate } from './join-gate';
import type { ConnectionLimits, LaneSocket } from './lane-socket';
import { type Flusher, Outbound } from './outbound';
import type { PushLimits } from './push-limits';
import { endingFrame, replyTo } from './replies';
import { type BroadcastFrames, textFrame } from './text-frame';
import { type Rate, TokenBucket } from './token-bucket';
import { TopicLane } from './topic-lane';

/** What all connections of a host share. */
export interface ConnectionDeps {
  readonly kinds: readonly ChannelKind[];
  readonly hub: Hub;
  readonly limits: ConnectionLimits;
  /** Null where pushes are not limited. */
  readonly pushLimits: PushLimits | null;
  /** Frames of any kind by one socket; null for no limit. */
  readonly frames: Rate | null;
  readonly flusher: Flusher;
  readonly broadcastFrames: BroadcastFrames;
  readonly logger: Logger;
  readonly measures: Measures;
  readonly joins: JoinGate;
  /** A clock in milliseconds that never jumps. */
  readonly monotonic: () => number;
}

/** One person's open socket. */
export interface Peer {
  readonly userId: string;
  readonly ws: WebSocket;
  /** The socket that `ws` speaks on. */
  readonly socket: Duplex;
}

/**
 * One connection: reads frames, hands them to the lanes of their topics, and closes on what is no frame. Whatever goes
 * wrong in here ends this socket at most.
 */
export class Connection implements LaneSocket {
  readonly id = randomUUID();
  readonly userId: string;
  readonly kinds: readonly ChannelKind[];
  readonly hub: Hub;
  readonly logger: Logger;
  readonly measures: Measures;
  readonly limits: ConnectionLimits;
  readonly joins: JoinGate;
  readonly #deps: ConnectionDeps;
  readonly #ws: WebSocket;
  readonly #outbound: Outbound;
  readonly #intake: Intake;
  readonly #lanes = new Map<string, TopicLane>();
  readonly #silence: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  readonly #onEnd: (connection: Connection) => void;
  #pings: TokenBucket | null = null;
  #requests = 0;
  #ignored = 0;
  #onIdle: (() => void) | null = null;
  #ended = false;

  /** `onEnd` is called once, before the memberships end, whichever side closes. */
  constructor(deps: ConnectionDeps, { userId, ws, socket }: Peer, onEnd: (connection: Connection) => void) {
    this.#deps = deps;
    this.userId = userId;
    this.kinds = deps.kinds;
    this.hub = deps.hub;
    this.logger = deps.logger;
    this.measures = deps.measures;
    this.limits = deps.limits;
    this.joins = deps.joins;
    this.#ws = ws;
    this.#onEnd = onEnd;
    this.#outbound = new Outbound(ws, socket, deps.flusher);
    this.#intake = new Intake({
      ws,
      handle: (text) => this.#handleText(text),
      overfull: () => this.overfull(),
      requestsInFlight: deps.limits.requestsInFlight,
      framesPerTurn: deps.limits.framesPerTurn,
      frames: deps.frames,
      now: deps.monotonic,
    });
    this.#silence = setTimeout(() => this.#fallSilent(), deps.limits.silenceMs);
    this.#unsubscribe = deps.hub.subscribe(HUB_TOPICS.person(userId), (broadcast) => this.#tellPerson(broadcast));
    this.#listen();
  }

  /** Whether a request is under way. */
  get busy(): boolean {
    return this.#requests > 0;
  }

  /** Resolves when no request is under way any more. */
  idle(): Promise<void> {
    if (!this.busy) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onIdle = resolve;
    });
  }

  /** Closes with a WebSocket close code and a few words. Its memberships end at once. */
  close(code: number, words: string): void {
    if (this.#ended) return;
    this.#end();
    this.#outbound.flush();
    this.#ws.close(code, words);
  }

  terminate(): void {
    this.#end();
    this.#ws.terminate();
  }

  write(bytes: Buffer): void {
    if (this.#ended) return;
    this.measures.framesOut += 1;
    this.#outbound.write(bytes);
    if (this.#outbound.buffered > this.limits.bufferedDropBytes) this.drop();
  }

  /** Cuts off a reader that is too far behind. */
  drop(): void {
    this.logger.warn('socket_dropped', { socket: this.id, user: this.userId, buffered: this.#outbound.buffered });
    this.measures.dropped += 1;
    this.terminate();
  }

  bytesOf(broadcast: Broadcast): Buffer {
    return this.#deps.broadcastFrames.bytesOf(broadcast);
  }

  /** Bytes that wait for the reader. */
  get buffered(): number {
    return this.#outbound.buffered;
  }

  /** Whether the socket is not being read at the moment. */
  get paused(): boolean {
    return this.#intake.paused;
  }

  overfull(): boolean {
    return this.#outbound.buffered > this.limits.bufferedResumeBytes;
  }

  broke(error: unknown, topic?: string): void {
    this.logger.error('socket_failed', error, { socket: this.id, user: this.userId, topic });
    this.close(1011, 'Something went wrong on the host.');
  }

  began(): void {
    this.#requests += 1;
    this.#intake.began();
  }

  finished(): void {
    this.#requests -= 1;
    this.#intake.finished();
    if (!this.busy) this.#onIdle?.();
  }

  #listen(): void {
    const heard = () => this.#silence.refresh();
    this.#ws.on('message', (data, isBinary) => {
      heard();
      this.#receive(data, isBinary);
    });
    for (const event of ['ping', 'pong'] as const) {
      this.#ws.on(event, () => {
        heard();
        this.#countPing();
      });
    }
    // An oversized or broken WebSocket frame: `ws` answers it with the right code by itself.
    this.#ws.on('error', (error: Error & { code?: string }) => {
      this.logger.info('socket_error', { socket: this.id, user: this.userId, code: error.code });
      this.#end();
    });
    this.#ws.on('close', (code) => {
      this.#end();
      this.logger.info('socket_closed', { socket: this.id, user: this.userId, code });
    });
    this.#outbound.onDrain(() => {
      heard();
      this.#intake.proceed();
    });
  }

  /** `ws` answers pings by itself, as fast as they come: nobody else would be heard meanwhile. */
  #countPing(): void {
    const { pingsPerSecond: perSecond, pingBurst: burst } = this.limits;
    this.#pings ??= new TokenBucket({ perSecond, burst }, this.#deps.monotonic);
    if (this.#ended) this.#ignore();
    else if (this.#pings.take() > 0) this.close(1008, 'Too many pings.');
  }

  /** What comes after the end is read for the sake of the closing handshake, but a flood is not a goodbye. */
  #ignore(): void {
    this.#ignored += 1;
    if (this.#ignored > this.#deps.limits.frameBurst) this.#ws.terminate();
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#ended) {
      this.#ignore();
      return;
    }
    this.measures.framesIn += 1;
    if (isBinary) this.close(1003, 'Text frames only.');
    else this.#intake.receive(data.toString());
  }

  #handleText(text: string): void {
    try {
      const frame = decodeFrame(text);
      if (frame.ok) this.#route(frame.value);
      else this.close(isJson(text) ? 1002 : 1007, frame.error);
    } catch (error) {
      this.broke(error);
    }
  }

  #route(frame: Frame): void {
    const lane = this.#lanes.get(frame.topic);
    if (frame.event === 'phx_join') this.#routeJoin(lane, frame);
    else if (frame.topic === PHOENIX_TOPIC && frame.event === 'heartbeat') this.#reply(frame, null);
    else if (frame.event === 'phx_leave') lane ? lane.accept(frame) : this.#reply(frame, null);
    else this.#routePush(lane, frame);
  }

  #routeJoin(lane: TopicLane | undefined, frame: Frame): void {
    if (lane || this.#lanes.size < this.limits.topicsPerSocket) {
      (lane ?? this.#openLane(frame.topic)).accept(frame);
      return;
    }
    const sentence = `One connection joins at most ${this.limits.topicsPerSocket} topics. Leave one first.`;
    const joinRef = frame.joinRef ?? frame.ref;
    this.#reply({ ...frame, joinRef }, refusal('unavailable', sentence));
    if (joinRef !== null) this.write(textFrame(endingFrame(frame.topic, joinRef, 'phx_close')));
  }

  #routePush(lane: TopicLane | undefined, frame: Frame): void {
    const wait = this.#deps.pushLimits?.take(this.userId, frame.event) ?? 0;
    const tooFast =
      wait === 0 ? null : refusal('rate_limited', 'That was too fast. Wait a moment.', { retry_after: wait });
    if (lane) {
      lane.accept(frame, tooFast);
      return;
    }
    const refused = tooFast ?? refusal('not_joined', 'This socket has not joined that topic.');
    this.measures.pushed(frame.event, refused.reason);
    this.#reply(frame, refused);
  }

  #openLane(topic: string): TopicLane {
    const lane = new TopicLane(this, topic, () => {
      if (this.#lanes.get(topic) === lane) this.#lanes.delete(topic);
    });
    this.#lanes.set(topic, lane);
    return lane;
  }

  /** Answers at once: ok, or why not. */
  #reply(frame: Frame, refused: Refusal | null): void {
    this.write(textFrame(replyTo(frame, refused ? err(refused) : ok({}))));
  }

  #tellPerson(broadcast: Broadcast): void {
    if (broadcast.exceptUser !== this.userId) this.write(this.bytesOf(broadcast));
  }

  #fallSilent(): void {
    this.measures.silent += 1;
    this.logger.info('socket_silent', { socket: this.id, user: this.userId });
    this.close(1001, 'Nothing was heard for too long.');
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#silence);
    this.#intake.end();
    this.#unsubscribe();
    this.#onEnd(this);
    for (const lane of this.#lanes.values()) lane.close();
    this.#lanes.clear();
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

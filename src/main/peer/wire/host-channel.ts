import type { Channel, Push, Socket } from 'phoenix';
import * as v from 'valibot';
import { FAULTS, PUSH_REASONS, type Refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import { problemWords } from '#shared/words/problem-words';
import type { Words } from '#shared/words/words';
import type { Logger } from '../../logger';

/** How long a push may take, in milliseconds (the phoenix client's default). */
const PUSH_MS = 10_000;
/**
 * How long a join may take, in milliseconds. What was missed in a hundred rooms comes with their joins, and a slow line
 * needs minutes for it; that a line is dead is noticed by its heartbeat, much sooner.
 */
const JOIN_MS = 300_000;

const WireRefusal = v.object({
  reason: v.picklist(PUSH_REASONS),
  message: v.string(),
  field: v.exactOptional(v.string()),
  retry_after: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  // A host of later may know others.
  fault: v.exactOptional(v.fallback(v.picklist(FAULTS), 'io')),
});

/** Why a push has no answer that counts. Whether a `lost` one arrived is unknown. */
export type PushFailure =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'lost' }
  | { readonly kind: 'timeout' };

/** One topic of one host, as its owner wants it. */
export interface ChannelOptions<Reply> {
  readonly socket: Socket;
  readonly topic: string;
  readonly reply: v.GenericSchema<unknown, Reply>;
  readonly events: Readonly<Record<string, v.GenericSchema>>;
  readonly pushes: Readonly<Record<string, { readonly reply: v.GenericSchema }>>;
  readonly logger: Logger;
  /** What the host refuses is said in them from here on. */
  readonly words: () => Words;
  /** The params of each join, made anew for a rejoin. */
  params(): object;
  joined(reply: Reply): void;
  event(name: string, payload: unknown): void;
  /** This join was refused; phoenix asks again, unless `closed` follows. */
  refused(refusal: Refusal): void;
  /** The line broke, or the host asks for a rejoin. Phoenix rejoins by itself. */
  down(): void;
  /** The host ended the channel for good, refusing the join or later. */
  closed(refusal: Refusal | null): void;
}

/**
 * A phoenix Channel with checked payloads and pushes that settle: at the answer, after 10 s, or at once when the line
 * breaks. A push made while the join is under way waits for it; without a line nothing waits here.
 */
export class HostChannel<Reply> {
  readonly #channel: Channel;
  readonly #inFlight = new Map<Push, () => void>();
  readonly #joinPush: Push;
  /** Pushes that wait for the join; told whether it came about. */
  readonly #awaitingJoin = new Set<(joined: boolean) => void>();
  #joined = false;
  #ended = false;
  #refusal: Refusal | null = null;

  constructor(private readonly options: ChannelOptions<Reply>) {
    const { socket, topic, events } = options;
    this.#channel = socket.channel(topic, () => options.params());
    for (const [name, schema] of Object.entries(events)) {
      this.#channel.on(name, (payload) => this.#receive(name, schema, payload));
    }
    this.#channel.onError(() => this.#goDown());
    this.#channel.onClose(() => this.#onClose());
    this.#joinPush = this.#channel
      .join(JOIN_MS)
      .receive('ok', (reply) => this.#onJoined(reply))
      .receive('error', (reply) => {
        this.#refusal = this.#refused('phx_join', reply);
        options.logger.warn('peer_join_refused', { topic, reason: this.#refusal.reason });
        options.refused(this.#refusal);
      });
  }

  get joined(): boolean {
    return this.#joined;
  }

  async push(event: string, payload: object, timeoutMs = PUSH_MS): Promise<Result<unknown, PushFailure>> {
    if (!this.#joined && !(await this.#untilJoined())) return err({ kind: 'lost' });
    return new Promise((resolve) => {
      const push = this.#channel.push(event, payload, timeoutMs);
      const settle = (result: Result<unknown, PushFailure>) => {
        this.#inFlight.delete(push);
        resolve(result);
      };
      this.#inFlight.set(push, () => {
        cancelTimeout(push);
        settle(err({ kind: 'lost' }));
      });
      push
        .receive('ok', (reply) => settle(this.#readReply(event, reply)))
        .receive('error', (reply) => settle(err({ kind: 'refused', refusal: this.#refused(event, reply) })))
        .receive('timeout', () => settle(err({ kind: 'timeout' })));
    });
  }

  /** Waits for a join that is under way: as long as the line is open and at most as long as a push. */
  #untilJoined(): Promise<boolean> {
    if (this.#ended || !this.options.socket.isConnected()) return Promise.resolve(false);
    return new Promise((resolve) => {
      const settle = (joined: boolean) => {
        clearTimeout(timer);
        this.#awaitingJoin.delete(settle);
        resolve(joined && this.#joined);
      };
      const timer = setTimeout(() => settle(false), PUSH_MS);
      this.#awaitingJoin.add(settle);
    });
  }

  /**
   * Joins once more, with params made anew: what is under way is given up, as if the line had broken for a moment. The
   * host ends the older join by itself.
   */
  rejoin(): void {
    if (this.#ended) return;
    this.#joined = false;
    for (const giveUp of [...this.#inFlight.values()]) giveUp();
    this.#guard('rejoin', () => this.options.down());
    // Later: phoenix is in the middle of telling of the join that is to be replaced.
    queueMicrotask(() => {
      if (!this.#ended && this.options.socket.isConnected()) this.#joinPush.resend(JOIN_MS);
    });
  }

  /** Leaves the topic; nothing is heard of it any more. */
  leave(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#goDown();
    this.#channel.leave(PUSH_MS);
  }

  /** Forgets the channel together with its socket: no leaving, no timers. */
  dispose(): void {
    this.#ended = true;
    this.#goDown();
    cancelTimeout(this.#joinPush);
  }

  #onJoined(reply: unknown): void {
    if (this.#ended) return;
    const { reply: schema, topic, logger } = this.options;
    const parsed = v.safeParse(schema, reply);
    if (!parsed.success) {
      logger.warn('peer_bad_payload', { topic, event: 'phx_join', field: v.getDotPath(parsed.issues[0]) });
      this.#refusal = this.#refused('phx_join', null);
      this.leave();
      this.options.closed(this.#refusal);
      return;
    }
    this.#joined = true;
    this.#refusal = null;
    this.#guard('phx_join', () => this.options.joined(parsed.output));
    if (this.#joined) for (const proceed of [...this.#awaitingJoin]) proceed(true);
  }

  #receive(event: string, schema: v.GenericSchema, payload: unknown): void {
    if (this.#ended) return;
    const parsed = v.safeParse(schema, payload);
    if (parsed.success) {
      this.#guard(event, () => this.options.event(event, parsed.output));
      return;
    }
    const field = v.getDotPath(parsed.issues[0]);
    this.options.logger.warn('peer_bad_payload', { topic: this.options.topic, event, field });
  }

  #readReply(event: string, reply: unknown): Result<unknown, PushFailure> {
    const schema = this.options.pushes[event]?.reply ?? v.unknown();
    const parsed = v.safeParse(schema, reply);
    if (parsed.success) return ok(parsed.output);
    const field = v.getDotPath(parsed.issues[0]);
    this.options.logger.warn('peer_bad_payload', { topic: this.options.topic, event, field });
    return err({ kind: 'refused', refusal: this.#refused(event, null) });
  }

  /** What the host said, in words for the person; what it cannot mean is not understood. */
  #refused(push: string, reply: unknown): Refusal {
    const words = this.options.words();
    const parsed = v.safeParse(WireRefusal, reply);
    if (parsed.success) return problemWords(parsed.output, words, push);
    return { reason: 'unavailable', message: words.refusals.misunderstood };
  }

  #goDown(): void {
    const wasJoined = this.#joined;
    this.#joined = false;
    for (const giveUp of [...this.#inFlight.values()]) giveUp();
    for (const giveUp of [...this.#awaitingJoin]) giveUp(false);
    if (wasJoined && !this.#ended) this.#guard('phx_error', () => this.options.down());
  }

  #onClose(): void {
    if (this.#ended) return;
    this.#goDown();
    this.#ended = true;
    this.#guard('phx_close', () => this.options.closed(this.#refusal));
  }

  /** An exception of a listener must not stop phoenix in the middle of a frame. */
  #guard(event: string, run: () => void): void {
    try {
      run();
    } catch (error) {
      this.options.logger.error('peer_listener_failed', error, { topic: this.options.topic, event });
    }
  }
}

/** phoenix has no public way to give up a push whose line is gone; without it its timer outlives the socket. */
function cancelTimeout(push: Push): void {
  (push as unknown as { cancelTimeout(): void }).cancelTimeout();
}

import { encodeFrame } from '#shared/protocol/frame';
import type { Refusal } from '#shared/protocol/reasons';
import type { Result } from '#shared/result';
import type { Channel, ChannelKind, Joined } from '../channels/channel';
import type { Broadcast } from '../hub/hub';
import type { LaneSocket } from './lane-socket';
import { textFrame } from './text-frame';

/** What arrived during the join; a push to this socket alone has no broadcast. */
interface Held {
  readonly bytes: Buffer;
  readonly broadcast?: Broadcast;
}

/**
 * One socket's membership of one topic, from the subscription on. What arrives before the join reply is out is held back
 * and then delivered unless the reply told it already: no gap, no repetition.
 */
export class Membership {
  readonly joinRef: string;
  readonly #socket: LaneSocket;
  readonly #topic: string;
  readonly #onOverfull: () => void;
  #unsubscribes: readonly (() => void)[] = [];
  #held: Held[] | null = [];
  #heldBytes = 0;
  #channel: Channel | null = null;
  #ended = false;

  /** `onOverfull` is called, outside a join, when this reader cannot keep up. */
  constructor(socket: LaneSocket, topic: string, joinRef: string, onOverfull: () => void) {
    this.joinRef = joinRef;
    this.#socket = socket;
    this.#topic = topic;
    this.#onOverfull = onOverfull;
  }

  /** The channel, once joined. */
  get channel(): Channel | null {
    return this.#channel;
  }

  subscribe(kind: ChannelKind): void {
    const feeds = kind.feeds(this.#topic, this.#socket.userId);
    this.#unsubscribes = feeds.map((feed) => this.#socket.hub.subscribe(feed, (broadcast) => this.#receive(broadcast)));
  }

  /** Sends an event to this socket alone. */
  push(event: string, payload: object): void {
    if (this.#ended) return;
    this.#deliver(textFrame(encodeFrame({ joinRef: null, ref: null, topic: this.#topic, event, payload })));
  }

  /** Whether a frame with this join_ref is meant for this membership and not for an older one. */
  answersTo(joinRef: string | null): boolean {
    return joinRef === null || joinRef === this.joinRef;
  }

  /** Hands a push to the channel. */
  async handle(event: string, payload: object): Promise<Result<object, Refusal>> {
    if (!this.#channel) throw new Error('A push before the join.');
    return await this.#channel.handle(event, payload);
  }

  /**
   * The join was granted: sends the reply, then what was held back, then lets the channel announce the newcomer. False
   * when the membership ended meanwhile; nothing was sent then.
   */
  open(joined: Joined, sendReply: () => void): boolean {
    if (this.#ended) {
      this.#guard(() => joined.channel.ended());
      return false;
    }
    this.#channel = joined.channel;
    const held = this.#held ?? [];
    this.#held = null;
    this.#socket.measures.memberships += 1;
    sendReply();
    for (const { bytes, broadcast } of held) {
      if (!this.#ended && !(broadcast && this.#covered(joined, broadcast))) this.#deliver(bytes);
    }
    if (!this.#ended) this.#guard(() => joined.afterJoin?.());
    return true;
  }

  /** Ends the membership; the second call does nothing. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#held = [];
    for (const unsubscribe of this.#unsubscribes) unsubscribe();
    if (!this.#channel) return;
    this.#socket.measures.memberships -= 1;
    this.#guard(() => this.#channel?.ended());
  }

  #receive(broadcast: Broadcast): void {
    if (this.#ended || broadcast.exceptUser === this.#socket.userId) return;
    this.#deliver(this.#socket.bytesOf(broadcast), broadcast);
  }

  #deliver(bytes: Buffer, broadcast?: Broadcast): void {
    if (this.#held) this.#hold(this.#held, { bytes, ...(broadcast && { broadcast }) });
    else if (this.#socket.overfull()) this.#onOverfull();
    else this.#socket.write(bytes);
  }

  #hold(held: Held[], item: Held): void {
    this.#heldBytes += item.bytes.length;
    held.push(item);
    if (this.#heldBytes > this.#socket.limits.bufferedResumeBytes) this.#onOverfull();
  }

  /** In doubt an event is delivered twice: the reply may not have told it. */
  #covered(joined: Joined, broadcast: Broadcast): boolean {
    let covered = false;
    this.#guard(() => {
      covered = joined.covers?.(broadcast) ?? false;
    });
    return covered;
  }

  /** What a channel throws here is a bug of one topic and costs nothing else. */
  #guard(call: () => void): void {
    try {
      call();
    } catch (error) {
      this.#socket.logger.error('channel_failed', error, { socket: this.#socket.id, topic: this.#topic });
    }
  }
}

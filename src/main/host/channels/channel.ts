import type { Refusal } from '#shared/protocol/reasons';
import type { Result } from '#shared/result';
import type { Broadcast } from '../hub/hub';

/** A socket's request to join a topic. */
export interface JoinRequest {
  readonly topic: string;
  readonly params: unknown;
  readonly socketId: string;
  readonly userId: string;
  /** Sends an event on this topic to this socket alone. Nothing goes out before the join reply, nothing after the close. */
  push(event: string, payload: object): void;
  /**
   * Ends the channel from the host's side. Events stop at once; pushes under way (of someone who just left or deleted
   * the room, say) still get their replies, then `phx_close` follows, and nothing after.
   */
  close(): void;
}

/** A join that is not granted; a `final` one is followed by `phx_close`, so that clients do not ask again. */
export interface JoinRefusal extends Refusal {
  readonly final: boolean;
}

/** A granted join. */
export interface Joined {
  readonly reply: object;
  readonly channel: Channel;
  /** Whether the reply already contains what this broadcast, held back during the join, would tell. */
  covers?(broadcast: Broadcast): boolean;
  /** Runs right after the reply went out: announce the newcomer, push first state. */
  afterJoin?(): void;
}

/** One socket's membership of one topic. */
export interface Channel {
  /** Answers a push with the response of its `phx_reply`. A rejection is a bug or I/O and is answered `unavailable`. */
  handle(event: string, payload: unknown): Promise<Result<object, Refusal>>;
  /** The membership ended: by leave, by close, by a newer join, or with the socket. Called exactly once. */
  ended(): void;
}

/**
 * A kind of channel: `room-*` or `system`. The socket subscribes to `feeds` before it calls `join` and holds what
 * arrives until the reply is out, so that a join has neither gap nor repetition.
 */
export interface ChannelKind {
  serves(topic: string): boolean;
  /** The hub topics whose broadcasts a member receives. */
  feeds(topic: string, userId: string): readonly string[];
  join(request: JoinRequest): Promise<Result<Joined, JoinRefusal>>;
}

/** The connected sockets, as channels may know them. */
export interface SocketDirectory {
  /** Closes all sockets of a person who was removed; their next upgrade is refused. */
  dropUser(userId: string): void;
  /** How many sockets a person has. */
  countOf(userId: string): number;
  /** Hears when a person's first socket opens and their last one closes. */
  onPresence(listener: (userId: string, online: boolean) => void): () => void;
}

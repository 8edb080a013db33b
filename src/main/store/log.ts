import type { ChatMessage } from '#shared/nouns/message';

/** A message before the log numbers it. */
export type Draft = Omit<ChatMessage, 'seq'>;

/** Which messages to read. `after` and `before` are exclusive; `around` is centred; none reads the newest. */
export interface Selection {
  readonly before?: number;
  readonly after?: number;
  readonly around?: number;
  /** Messages at most. */
  readonly limit: number;
  /** Bytes of JSON at most; a page has at least one message even when that one is larger. */
  readonly bytes: number;
}

/** Messages in ascending order of seq. */
export interface Page {
  readonly messages: readonly ChatMessage[];
  /** There are more in the direction asked for; for `around` and for the newest: older ones. */
  readonly more: boolean;
  /** The last seq of the room at the moment of reading. */
  readonly head: number;
}

/** What an append came to. */
export interface Appended {
  readonly message: ChatMessage;
  /** False when this user's `client_id` was known already: `message` is the first one and nothing was written. */
  readonly fresh: boolean;
}

/**
 * The port for messages: one append-only sequence per room.
 *
 * - `append` gives the next seq and resolves once the message is on disk; it rejects with {@link StoreFault} when it
 *   cannot be kept, and then it will never turn up. The same `client_id` of the same user within the room's last
 *   10,000 messages, or in flight, yields the first one's outcome.
 * - Subscribers hear every message once, in order of seq, after it is on disk and before its `append` resolves.
 * - A damaged message leaves its seq empty; the others keep theirs.
 */
export interface Log {
  append(draft: Draft): Promise<Appended>;
  /** The message this user sent under this `client_id`, within the window, if any. */
  recall(room: string, user: string, clientId: string): Promise<ChatMessage | undefined>;
  read(room: string, selection: Selection): Promise<Page>;
  /** The last seq, 0 for a room without messages. */
  head(room: string): Promise<number>;
  /** All rooms' messages as they are committed. */
  subscribe(listener: (message: ChatMessage) => void): () => void;
  /** Deletes all of a room, on disk too. */
  drop(room: string): Promise<void>;
}

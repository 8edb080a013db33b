import type { ChatMessage } from '#shared/nouns/message';
import type { Result } from '#shared/result';

/** A message before the log numbers it. What comes of it later has no place in it. */
export type Draft = Pick<
  ChatMessage,
  'id' | 'message' | 'room' | 'user' | 'created' | 'client_id' | 'reply_to' | 'thread' | 'files'
>;

/** What somebody does to a message that is there. Times are ISO 8601. */
export type Amendment =
  | { readonly kind: 'edit'; readonly user: string; readonly at: string; readonly message: string }
  | { readonly kind: 'delete'; readonly user: string; readonly at: string }
  | {
      readonly kind: 'reaction';
      readonly user: string;
      readonly at: string;
      readonly emoji: string;
      readonly on: boolean;
    }
  | { readonly kind: 'pin'; readonly user: string; readonly at: string; readonly on: boolean };

/** What an amendment came to. */
export interface Amended {
  /** The message as it stands now. */
  readonly message: ChatMessage;
  /** What it was changed by; null when nothing changed and nothing was written. */
  readonly amendment: Amendment | null;
}

/** Says what is to be done to a message as it stands, null for nothing. It is asked alone, after all amendments before. */
export type Amend<E> = (message: ChatMessage) => Result<Amendment | null, E>;

/** Which changed messages to read. */
export interface ChangeSelection {
  /** Changes after this number. */
  readonly after: number;
  /** Of messages up to this seq. */
  readonly upTo: number;
  readonly limit: number;
  /** Bytes of JSON at most; there is at least one message even when that one is larger. */
  readonly bytes: number;
}

/** Messages in ascending order of their last change. */
export interface ChangePage {
  readonly messages: readonly ChatMessage[];
  /** The room's change number, or with `more` the one at which this page ends. */
  readonly change: number;
  readonly more: boolean;
}

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
 * The port for messages: one append-only sequence per room, and what was done to them since.
 *
 * - `append` gives the next seq and resolves once the message is on disk; it rejects with {@link StoreFault} when it
 *   cannot be kept, and then it will never turn up. The same `client_id` of the same user within the room's last
 *   10,000 messages, or in flight, yields the first one's outcome.
 * - Subscribers hear every message once, in order of seq, after it is on disk and before its `append` resolves.
 * - A damaged message leaves its seq empty; the others keep theirs.
 * - `amend` gives the room's next change number, 1, 2, 3 …, and resolves once the amendment is on disk. Amendments of a
 *   room are decided one after the other; watchers hear each once, in order of change, before its `amend` resolves.
 * - Every reading gives messages as they stand: amended, with their `change`. A message that was changed often costs one
 *   reading like any other. The text of a deleted one is not read any more, and leaves the disk within a day.
 */
export interface Log {
  append(draft: Draft): Promise<Appended>;
  /** The message this user sent under this `client_id`, within the window, if any. */
  recall(room: string, user: string, clientId: string): Promise<ChatMessage | undefined>;
  read(room: string, selection: Selection): Promise<Page>;
  /** The last seq, 0 for a room without messages. */
  head(room: string): Promise<number>;
  /** One message as it stands; undefined where there is none. */
  message(room: string, seq: number): Promise<ChatMessage | undefined>;
  /** All rooms' messages as they are committed. */
  subscribe(listener: (message: ChatMessage) => void): () => void;
  /** Changes a message, unless `amend` refuses; undefined when there is no such message. */
  amend<E>(room: string, seq: number, amend: Amend<E>): Promise<Result<Amended, E> | undefined>;
  /** The room's change number, 0 when nothing was ever changed. */
  change(room: string): Promise<number>;
  /** Messages that changed, each once, as it stands. */
  changes(room: string, selection: ChangeSelection): Promise<ChangePage>;
  /** The room's pinned messages in order of seq. */
  pins(room: string): Promise<readonly ChatMessage[]>;
  /** Everybody who reacted to a message with an emoji, in the order they did; empty where nobody did. */
  reactors(room: string, seq: number, emoji: string): Promise<readonly string[]>;
  /** All rooms' messages as they are amended. */
  watch(listener: (message: ChatMessage, amendment: Amendment) => void): () => void;
  /** Deletes all of a room, on disk too. */
  drop(room: string): Promise<void>;
}

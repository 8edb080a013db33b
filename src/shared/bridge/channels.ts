import type { Invitation } from '../nouns/invitation';
import type { ChatMessage } from '../nouns/message';
import type { JoinedRoom } from '../nouns/room';
import type { ReadMark, RoomEventName, RoomEventPayload, ThreadSummary } from '../protocol/room-channel';
import type { PresenceState, SystemEventName, SystemEventPayload, SystemJoinReply } from '../protocol/system-channel';
import type { Attachment } from './files';

/** One's own message on its way to the host. */
export interface OutboxEntry {
  readonly client_id: string;
  readonly message: string;
  /** The message it answers. */
  readonly reply_to: number | null;
  readonly files: readonly Attachment[];
  /** When it was written. */
  readonly created: string;
  readonly state: 'waiting' | 'failed';
  /** That it was not sent and why, in whole sentences. */
  readonly error: string | null;
}

/** All that is known of a host, on subscription and again after every rejoin. */
export interface SystemSnapshot extends SystemJoinReply {
  readonly presence: PresenceState;
}

/** A room as it stands, on subscription and again when a gap was too long to be filled message by message. */
export interface RoomSnapshot {
  readonly room: JoinedRoom;
  readonly participants: readonly string[];
  /** Ascending by seq, without gaps; of each the version with the highest `change`. */
  readonly messages: readonly ChatMessage[];
  readonly seq: number;
  /** The highest change number known of the room. */
  readonly change: number;
  /** How far each person has read; those who never did are absent. */
  readonly reads: readonly ReadMark[];
  /** Who is typing now, other people only. */
  readonly typing: readonly string[];
  /** The threads that messages at hand began. */
  readonly threads: readonly ThreadSummary[];
  /** Older messages exist; fetch them with the `history` push. */
  readonly more: boolean;
  /** The last message read on this install before the room was opened: the unread divider stands after it. */
  readonly read: number;
  readonly outbox: readonly OutboxEntry[];
}

type WireEvents<Names extends string, Payload extends { [K in Names]: unknown }> = {
  [K in Names]: { readonly event: K; readonly payload: Payload[K] };
}[Names];

/** What a subscriber of `system` receives. */
export type SystemChannelEvent =
  | { readonly event: 'snapshot'; readonly payload: SystemSnapshot }
  | { readonly event: 'invitation'; readonly payload: Invitation }
  | WireEvents<SystemEventName, { [K in SystemEventName]: SystemEventPayload<K> }>;

/** What a subscriber of a room receives: no message twice, none out of order, none missing. */
export type RoomChannelEvent =
  | { readonly event: 'snapshot'; readonly payload: RoomSnapshot }
  /** The whole outbox of the room, whenever it changes. */
  | { readonly event: 'outbox'; readonly payload: { readonly outbox: readonly OutboxEntry[] } }
  /** The line was lost and is back: the room and who is in it now. What was missed follows as messages. */
  | {
      readonly event: 'rejoined';
      readonly payload: { readonly room: JoinedRoom; readonly participants: readonly string[] };
    }
  /** Messages that changed while the line was lost, or whose change was learned another way. */
  | {
      readonly event: 'changed';
      readonly payload: { readonly messages: readonly ChatMessage[]; readonly change: number };
    }
  /** Read marks as the host told them with a join. */
  | { readonly event: 'reads'; readonly payload: { readonly reads: readonly ReadMark[] } }
  /** Summaries of threads, as a page of messages brought them. */
  | { readonly event: 'threads'; readonly payload: { readonly threads: readonly ThreadSummary[] } }
  /** Missed messages are being looked at, `total` of them; `remaining` reaches 0. The newest may be shown before. */
  | { readonly event: 'catching-up'; readonly payload: { readonly remaining: number; readonly total: number } }
  /** The room is gone for this person: deleted, or no longer theirs to see. */
  | { readonly event: 'closed'; readonly payload: { readonly message: string } }
  /** The room cannot be shown for now and why (with the host out of reach and nothing kept from before). */
  | { readonly event: 'unavailable'; readonly payload: { readonly message: string } }
  | WireEvents<RoomEventName, { [K in RoomEventName]: RoomEventPayload<K> }>;

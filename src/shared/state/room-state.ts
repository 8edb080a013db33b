import type { OutboxEntry, RoomChannelEvent, RoomSnapshot } from '../bridge/channels';
import type { ChatMessage } from '../nouns/message';
import type { ReadMark, ThreadSummary } from '../protocol/room-channel';

/**
 * A room after one more event. Pure: the main process and every window apply the same events and therefore see the
 * same room. `catching-up`, `closed`, `unavailable` and `chatroom-delete` say how the room is to be shown and change
 * nothing in it.
 */
export function applyRoomEvent(state: RoomSnapshot, event: RoomChannelEvent): RoomSnapshot {
  switch (event.event) {
    case 'snapshot':
      return event.payload;
    case 'chat-message':
      return applyMessage(state, event.payload);
    case 'chat-message-edit':
    case 'chat-message-delete':
    case 'reaction':
    case 'pin':
      return withChanged(state, [event.payload.message]);
    case 'changed':
      return withChanged(state, event.payload.messages, event.payload.change);
    case 'typing':
      return { ...state, typing: withTyping(state.typing, event.payload.user, event.payload.on) };
    case 'read':
      return { ...state, reads: withReads(state.reads, [event.payload]) };
    case 'reads':
      return { ...state, reads: withReads(state.reads, event.payload.reads) };
    case 'threads':
      return { ...state, threads: withThreads(state.threads, event.payload.threads) };
    case 'outbox':
      return { ...state, outbox: notYetSent(event.payload.outbox, state.messages) };
    case 'participant-join':
      return withParticipants(state, [...leaving(state, event.payload.user.id), event.payload.user.id]);
    case 'participant-leave':
      return withParticipants(state, leaving(state, event.payload.user.id));
    case 'rejoined':
      return { ...state, ...event.payload };
    case 'chatroom-update':
      return { ...state, room: { ...event.payload.chatroom, participants: [...state.participants] } };
    case 'chatroom-delete':
    case 'catching-up':
    case 'closed':
    case 'unavailable':
      return state;
  }
}

/** A page of a room's history, as the `history` push answers it. */
export interface HistoryPage {
  readonly messages: readonly ChatMessage[];
  /** There are more in the direction that was asked for. */
  readonly more: boolean;
  readonly threads?: readonly ThreadSummary[];
}

/** A room with an older page of its history before the messages at hand. */
export function withOlderMessages(state: RoomSnapshot, page: HistoryPage): RoomSnapshot {
  const first = state.messages[0]?.seq ?? Number.POSITIVE_INFINITY;
  const older = page.messages.filter((message) => message.seq < first);
  const threads = withThreads(state.threads, page.threads ?? []);
  return { ...state, messages: [...older, ...state.messages], more: page.more, threads };
}

function withChanged(
  state: RoomSnapshot,
  versions: readonly ChatMessage[],
  change = Math.max(0, ...versions.map((version) => version.change)),
): RoomSnapshot {
  return { ...state, messages: withVersions(state.messages, versions), change: Math.max(state.change, change) };
}

/**
 * Of each message the version with the highest `change` is kept, whatever order they come in. The same list when none
 * of them is newer.
 */
export function withVersions(
  messages: readonly ChatMessage[],
  versions: readonly ChatMessage[],
): readonly ChatMessage[] {
  const bySeq = new Map(versions.map((version) => [version.seq, version]));
  const isOlder = (message: ChatMessage) => newer(message, bySeq.get(message.seq)) !== message;
  if (!messages.some(isOlder)) return messages;
  return messages.map((message) => newer(message, bySeq.get(message.seq)));
}

const newer = (known: ChatMessage, version: ChatMessage | undefined): ChatMessage =>
  version && version.change > known.change ? version : known;

const withTyping = (typing: readonly string[], user: string, on: boolean): readonly string[] => {
  if (typing.includes(user) === on) return typing;
  const others = typing.filter((id) => id !== user);
  return on ? [...others, user] : others;
};

/** Marks only rise. */
function withReads(known: readonly ReadMark[], told: readonly ReadMark[]): readonly ReadMark[] {
  const seqs = new Map(known.map(({ user, seq }) => [user, seq]));
  for (const { user, seq } of told) seqs.set(user, Math.max(seq, seqs.get(user) ?? 0));
  return [...seqs].map(([user, seq]) => ({ user, seq }));
}

/** Of each thread the summary with the newest reply. */
export function withThreads(known: readonly ThreadSummary[], told: readonly ThreadSummary[]): readonly ThreadSummary[] {
  if (told.length === 0) return known;
  const threads = new Map(known.map((summary) => [summary.thread, summary]));
  for (const summary of told) {
    if (summary.last >= (threads.get(summary.thread)?.last ?? 0)) threads.set(summary.thread, summary);
  }
  return [...threads.values()];
}

/** A reply counts in its thread as soon as it is there. */
export function withReply(threads: readonly ThreadSummary[], { thread, seq }: ChatMessage): readonly ThreadSummary[] {
  if (thread === null) return threads;
  const known = threads.find((summary) => summary.thread === thread);
  if (known && known.last >= seq) return threads;
  return withThreads(threads, [{ thread, replies: (known?.replies ?? 0) + 1, last: seq }]);
}

/** Messages arrive in order; one that is here already (a repetition after a reconnect) changes nothing. */
function applyMessage(state: RoomSnapshot, message: ChatMessage): RoomSnapshot {
  const last = state.messages.at(-1)?.seq ?? 0;
  if (message.seq <= last) return state;
  return {
    ...state,
    messages: [...state.messages, message],
    seq: Math.max(state.seq, message.seq),
    threads: withReply(state.threads, message),
    // Who sent something does not type it any more.
    typing: withTyping(state.typing, message.user, false),
    // The host announces a message before it answers its sender: the outbox still holds it for a moment.
    outbox: notYetSent(state.outbox, [message]),
  };
}

function notYetSent(outbox: readonly OutboxEntry[], messages: readonly ChatMessage[]): readonly OutboxEntry[] {
  if (outbox.length === 0) return outbox;
  const sent = new Set(messages.map((message) => message.client_id));
  return outbox.filter((entry) => !sent.has(entry.client_id));
}

const leaving = (state: RoomSnapshot, userId: string): string[] => state.participants.filter((id) => id !== userId);

const withParticipants = (state: RoomSnapshot, participants: string[]): RoomSnapshot => ({
  ...state,
  participants,
  room: { ...state.room, participants },
});

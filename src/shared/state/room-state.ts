import type { OutboxEntry, RoomChannelEvent, RoomSnapshot } from '../bridge/channels';
import type { ChatMessage } from '../nouns/message';

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

/** A room with an older page of its history before the messages at hand: what the `history` push answered. */
export function withOlderMessages(
  state: RoomSnapshot,
  page: { readonly messages: readonly ChatMessage[]; readonly more: boolean },
): RoomSnapshot {
  const first = state.messages[0]?.seq ?? Number.POSITIVE_INFINITY;
  const older = page.messages.filter((message) => message.seq < first);
  return { ...state, messages: [...older, ...state.messages], more: page.more };
}

/** Messages arrive in order; one that is here already (a repetition after a reconnect) changes nothing. */
function applyMessage(state: RoomSnapshot, message: ChatMessage): RoomSnapshot {
  const last = state.messages.at(-1)?.seq ?? 0;
  if (message.seq <= last) return state;
  return {
    ...state,
    messages: [...state.messages, message],
    seq: Math.max(state.seq, message.seq),
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

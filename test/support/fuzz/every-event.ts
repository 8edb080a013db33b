import type { ChatMessage } from '#shared/nouns/message';
import type { ChatRoom } from '#shared/nouns/room';
import type { User } from '#shared/nouns/user';
import type { RoomEventName, RoomEventPayload } from '#shared/protocol/room-channel';
import type { SystemEventName, SystemEventPayload } from '#shared/protocol/system-channel';
import { PHOENIX_TOPIC, roomTopic, SYSTEM_TOPIC } from '#shared/protocol/topics';
import { anInvitation, aSystemSnapshot, aTeam } from '../nouns';

/** What the host speaks of. */
export interface Spoken {
  readonly room: ChatRoom;
  readonly user: User;
  readonly message: ChatMessage;
}

/** Everything that a host may say unasked, once, as the texts of frames. */
export function everyEvent(spoken: Spoken): string[] {
  const { room } = spoken;
  const frames = [
    ...Object.entries(roomEvents(spoken)).map(([event, payload]) => [roomTopic(room.id), event, payload]),
    ...Object.entries(systemEvents(spoken)).map(([event, payload]) => [SYSTEM_TOPIC, event, payload]),
    [PHOENIX_TOPIC, 'invitation', anInvitation()],
  ];
  return frames.map((frame) => JSON.stringify([null, null, ...frame]));
}

function roomEvents({ room, user, message }: Spoken): { readonly [K in RoomEventName]: RoomEventPayload<K> } {
  return {
    'chat-message': message,
    'chat-message-edit': { message },
    'chat-message-delete': { message: { ...message, deleted: message.created, message: '' } },
    reaction: { message },
    pin: { message },
    typing: { user: user.id, on: true },
    read: { user: user.id, seq: message.seq },
    'participant-join': { user, participants: 2 },
    'participant-leave': { user, participants: 1 },
    'chatroom-update': { chatroom: room },
    'chatroom-delete': { id: room.id },
  };
}

function systemEvents({ room, user, message }: Spoken): { readonly [K in SystemEventName]: SystemEventPayload<K> } {
  const newcomer = { id: user.id, name: user.name };
  const metas = [{ phx_ref: 'F1', online_at: user.created }];
  return {
    chatroom: { request_type: 'chatroom', chatroom: room },
    'chatroom-update': { chatroom: room },
    'chatroom-delete': { id: room.id },
    team: { team: aTeam() },
    'team-delete': { id: 'design' },
    user: { user },
    'user-pending': { user: newcomer },
    'user-refused': { user: newcomer },
    host: { host: aSystemSnapshot().host },
    save: { room: room.id, seq: message.seq, on: true },
    'thread-read': { room: room.id, thread: 1, seq: message.seq },
    presence_state: { [user.id]: { metas } },
    presence_diff: { joins: { [user.id]: { metas } }, leaves: {} },
  };
}

import * as v from 'valibot';
import { Description, Id, Ids, Name, Seq, SeqOrZero, Timestamp } from '../nouns/fields';
import { Invitation } from '../nouns/invitation';
import { ChatMessage, ClientId, MessageText } from '../nouns/message';
import { ChatRoom, JoinedRoom } from '../nouns/room';
import { User } from '../nouns/user';
import { LIMITS } from './limits';

/** Params of `phx_join` on `room-<id>`. */
export const RoomJoinParams = v.object({ since: v.optional(SeqOrZero) });

/** The reply to a join of a room. */
export const RoomJoinReply = v.object({
  room: JoinedRoom,
  participants: v.array(Id),
  seq: SeqOrZero,
  messages: v.array(ChatMessage),
  more: v.boolean(),
});
export type RoomJoinReply = v.InferOutput<typeof RoomJoinReply>;

/** How many messages a page of history has. */
const Limit = v.pipe(
  v.number('limit is a number.'),
  v.integer('limit is whole.'),
  v.minValue(1, 'limit is at least 1.'),
  v.maxValue(LIMITS.historyMax, `limit is at most ${LIMITS.historyMax}.`),
);

const selectors = (input: { before?: number | undefined; after?: number | undefined; around?: number | undefined }) =>
  [input.before, input.after, input.around].filter((selector) => selector !== undefined).length;

/** What a client may push on a room channel, and what it is answered. */
export const RoomPushes = {
  'chat-message': {
    payload: v.object({ message: MessageText, client_id: ClientId }),
    reply: v.object({ id: Id, seq: Seq, created: Timestamp }),
  },
  history: {
    payload: v.pipe(
      v.object({
        before: v.optional(Seq),
        after: v.optional(SeqOrZero),
        around: v.optional(Seq),
        limit: v.optional(Limit, LIMITS.historyDefault),
      }),
      v.forward(
        v.check((input) => selectors(input) <= 1, 'Name one of before, after and around.'),
        ['before'],
      ),
    ),
    reply: v.object({ messages: v.array(ChatMessage), more: v.boolean() }),
  },
  invite: { payload: v.object({ user: Id }), reply: v.object({ invitation: Invitation }) },
  'chatroom-update': {
    payload: v.object({ name: v.optional(Name), description: v.optional(Description), users: v.optional(Ids) }),
    reply: v.object({ chatroom: ChatRoom }),
  },
  'chatroom-delete': { payload: v.object({}), reply: v.object({ id: Id }) },
} as const;

/** What the host sends on a room channel. */
export const RoomEvents = {
  'chat-message': ChatMessage,
  'participant-join': v.object({ user: User, participants: SeqOrZero }),
  'participant-leave': v.object({ user: User, participants: SeqOrZero }),
  'chatroom-update': v.object({ chatroom: ChatRoom }),
  'chatroom-delete': v.object({ id: Id }),
} as const;

export type RoomPushName = keyof typeof RoomPushes;
export type RoomPushPayload<K extends RoomPushName> = v.InferInput<(typeof RoomPushes)[K]['payload']>;
export type RoomPushReply<K extends RoomPushName> = v.InferOutput<(typeof RoomPushes)[K]['reply']>;
export type RoomEventName = keyof typeof RoomEvents;
export type RoomEventPayload<K extends RoomEventName> = v.InferOutput<(typeof RoomEvents)[K]>;

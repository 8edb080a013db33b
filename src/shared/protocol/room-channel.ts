import * as v from 'valibot';
import { Emoji } from '../nouns/emoji';
import { Description, Id, Ids, Name, Seq, SeqOrZero, Timestamp } from '../nouns/fields';
import { Bytes, FileName, Pixels, Sha256 } from '../nouns/file';
import { Invitation } from '../nouns/invitation';
import { Caption, ChatMessage, ClientId, MessageText } from '../nouns/message';
import { ChatRoom, JoinedRoom } from '../nouns/room';
import { User } from '../nouns/user';
import { Cursor } from './cursor';
import { LIMITS } from './limits';

/** Params of `phx_join` on `room-<id>`. */
export const RoomJoinParams = v.object({ since: v.optional(SeqOrZero), since_change: v.optional(SeqOrZero) });

/** How far a person has read a room. */
export const ReadMark = v.object({ user: Id, seq: Seq });
export type ReadMark = v.InferOutput<typeof ReadMark>;

/** What stands under a message that began a thread. */
export const ThreadSummary = v.object({
  /** The message that began it. */
  thread: Seq,
  replies: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The newest reply. */
  last: Seq,
});
export type ThreadSummary = v.InferOutput<typeof ThreadSummary>;

/** The reply to a join of a room. */
export const RoomJoinReply = v.object({
  room: JoinedRoom,
  participants: v.array(Id),
  seq: SeqOrZero,
  messages: v.array(ChatMessage),
  more: v.boolean(),
  /** The room's change number; with `changed_more` the one at which `changed` ends. */
  change: v.optional(SeqOrZero, 0),
  /** Messages at or before `since` that changed after `since_change`, by `change`. */
  changed: v.optional(v.array(ChatMessage), () => []),
  /** There are more: join again with this `change`. */
  changed_more: v.optional(v.boolean(), false),
  reads: v.optional(v.array(ReadMark), () => []),
  /** Of the messages above, those that began a thread. */
  threads: v.optional(v.array(ThreadSummary), () => []),
});
export type RoomJoinReply = v.InferOutput<typeof RoomJoinReply>;

/** How many messages a page of history has. */
const Limit = v.pipe(
  v.number('limit is a number.'),
  v.integer('limit is whole.'),
  v.minValue(1, 'limit is at least 1.'),
  v.maxValue(LIMITS.historyMax, `limit is at most ${LIMITS.historyMax}.`),
);

const on = v.boolean('on is true or false.');
const ofMessage = v.object({ message: ChatMessage });
const nothing = v.object({});

const selectors = (input: { before?: number | undefined; after?: number | undefined; around?: number | undefined }) =>
  [input.before, input.after, input.around].filter((selector) => selector !== undefined).length;

/** What a client may push on a room channel, and what it is answered. */
export const RoomPushes = {
  'chat-message': {
    payload: v.pipe(
      v.object({
        message: Caption,
        client_id: ClientId,
        reply_to: v.optional(v.nullable(Seq), null),
        files: v.optional(
          v.pipe(
            v.array(Id, 'files is a list of ids.'),
            v.maxLength(LIMITS.filesPerMessage, 'Too many files at once.'),
          ),
          () => [],
        ),
      }),
      // Files need no words; words without files must be some.
      v.forward(
        v.check(({ message, files }) => files.length > 0 || v.is(MessageText, message), 'A message needs some text.'),
        ['message'],
      ),
    ),
    reply: v.object({ id: Id, seq: Seq, created: Timestamp }),
  },
  /** The author changes the text. */
  'chat-message-edit': { payload: v.object({ seq: Seq, message: Caption }), reply: ofMessage },
  'chat-message-delete': { payload: v.object({ seq: Seq }), reply: ofMessage },
  reaction: { payload: v.object({ seq: Seq, emoji: Emoji, on }), reply: ofMessage },
  pin: { payload: v.object({ seq: Seq, on }), reply: ofMessage },
  /** Everything up to `seq` was read. */
  read: { payload: v.object({ seq: Seq }), reply: nothing },
  typing: { payload: v.object({ on }), reply: nothing },
  pins: { payload: nothing, reply: v.object({ messages: v.array(ChatMessage) }) },
  'reaction-users': {
    payload: v.object({ seq: Seq, emoji: Emoji, cursor: v.optional(v.nullable(Cursor), null) }),
    reply: v.object({ users: v.array(Id), cursor: v.nullable(Cursor) }),
  },
  /** A thread, newest replies first to come, in ascending order. */
  thread: {
    payload: v.object({ thread: Seq, before: v.optional(Seq), limit: v.optional(Limit, LIMITS.historyDefault) }),
    reply: v.object({
      /** The message that began it. */
      root: ChatMessage,
      messages: v.array(ChatMessage),
      /** There are older replies. */
      more: v.boolean(),
      replies: SeqOrZero,
      /** How far this person has read it; 0 for not at all. */
      read: SeqOrZero,
    }),
  },
  /** The thread was read up to this reply. */
  'thread-read': { payload: v.object({ thread: Seq, seq: Seq }), reply: nothing },
  /** Announces a file: where to send its bytes, and from which on. */
  'file-upload': {
    payload: v.object({
      name: FileName,
      size: Bytes,
      sha256: Sha256,
      /** What the sender's player says of a video, which the host does not open. */
      width: v.optional(Pixels),
      height: v.optional(Pixels),
    }),
    reply: v.object({ id: Id, path: v.string(), ticket: v.string(), offset: Bytes, done: v.boolean() }),
  },
  /** Opens an upload that was begun, after a broken line. */
  'file-resume': {
    payload: v.object({ id: Id }),
    reply: v.object({ id: Id, path: v.string(), ticket: v.string(), offset: Bytes, done: v.boolean() }),
  },
  'file-cancel': { payload: v.object({ id: Id }), reply: nothing },
  /** Where the bytes of a file of this room are. */
  'file-download': {
    payload: v.object({ id: Id }),
    reply: v.object({
      id: Id,
      name: FileName,
      path: v.string(),
      ticket: v.string(),
      size: Bytes,
      sha256: Sha256,
      type: v.string(),
    }),
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
    reply: v.object({
      messages: v.array(ChatMessage),
      more: v.boolean(),
      threads: v.optional(v.array(ThreadSummary), () => []),
    }),
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
  'chat-message-edit': ofMessage,
  'chat-message-delete': ofMessage,
  reaction: ofMessage,
  pin: ofMessage,
  typing: v.object({ user: Id, on }),
  read: ReadMark,
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

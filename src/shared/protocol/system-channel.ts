import * as v from 'valibot';
import { Color, Description, Id, Ids, Name, Seq, SeqOrZero, Timestamp } from '../nouns/fields';
import { Bytes, FileName, Pixels, Sha256 } from '../nouns/file';
import { FileBytes, Host, Policy } from '../nouns/host';
import { Invitation } from '../nouns/invitation';
import { ChatMessage } from '../nouns/message';
import { ChatRoom } from '../nouns/room';
import { Team } from '../nouns/team';
import { Status, User } from '../nouns/user';
import { Cursor } from './cursor';
import { LIMITS } from './limits';

/** A newcomer who waits for the owner's answer, or was refused and may still be let in. */
export const Newcomer = v.object({ id: Id, name: Name });
export type Newcomer = v.InferOutput<typeof Newcomer>;

/** Params of `phx_join` on `system`. */
export const SystemJoinParams = v.object({});

/** The reply to a join of `system`: all that this person may see. */
export const SystemJoinReply = v.object({
  user: User,
  host: Host,
  chatrooms: v.array(ChatRoom),
  teams: v.array(Team),
  users: v.array(User),
  /** Pending ones, to this person and from them. */
  invitations: v.array(Invitation),
  /** Newcomers waiting for an answer; only for the owner and admins. */
  pending: v.optional(v.array(Newcomer)),
  /** Newcomers who were refused; only for the owner and admins. */
  refused: v.optional(v.array(Newcomer)),
  /** The seqs of this person's saved messages, by room. */
  saved: v.optional(v.record(Id, v.array(Seq)), () => ({})),
});
export type SystemJoinReply = v.InferOutput<typeof SystemJoinReply>;

/** How many entries a page of a list has. */
const PageLimit = (most: number, usual: number) =>
  v.optional(
    v.pipe(
      v.number('limit is a number.'),
      v.integer('limit is whole.'),
      v.minValue(1, 'limit is at least 1.'),
      v.maxValue(most, `limit is at most ${most}.`),
    ),
    usual,
  );

/** A thread this person takes part in. */
export const ThreadEntry = v.object({
  room: Id,
  root: ChatMessage,
  last: ChatMessage,
  replies: SeqOrZero,
  /** Replies of others that this person has not read. */
  unread: SeqOrZero,
});
export type ThreadEntry = v.InferOutput<typeof ThreadEntry>;

/** A message of an imported room, as an export has it: its author is named by id. */
export const ImportedMessage = v.object({
  user: Id,
  message: v.pipe(v.string(), v.maxLength(LIMITS.messageLength)),
  created: Timestamp,
  edited: v.optional(v.nullable(Timestamp), null),
  deleted: v.optional(v.nullable(Timestamp), null),
  /** The position in the export of the message it answers, counted from 1. */
  reply_to: v.optional(v.nullable(Seq), null),
  reactions: v.optional(v.array(v.object({ emoji: v.string(), users: v.array(Id) })), () => []),
  pinned: v.optional(v.boolean(), false),
  /** Ids that `import-file` gave, of whole files. */
  files: v.optional(
    v.pipe(v.array(Id, 'files is a list of ids.'), v.maxLength(LIMITS.filesPerMessage, 'Too many files at once.')),
    () => [],
  ),
});
export type ImportedMessage = v.InferOutput<typeof ImportedMessage>;

const byId = v.object({ id: Id });
const userReply = v.object({ user: User });
const teamReply = v.object({ team: Team });

/** What a client may push on `system`, and what it is answered. */
export const SystemPushes = {
  'chatroom-create': {
    payload: v.object({
      name: Name,
      description: v.optional(Description, ''),
      private: v.optional(v.boolean('private is true or false.'), false),
      team: v.optional(v.nullable(Id), null),
      users: v.optional(Ids, []),
    }),
    reply: v.object({ chatroom: ChatRoom }),
  },
  'team-create': { payload: v.object({ name: Name, users: v.optional(Ids, []) }), reply: teamReply },
  'team-update': { payload: v.object({ id: Id, name: v.optional(Name), users: v.optional(Ids) }), reply: teamReply },
  'team-delete': { payload: byId, reply: byId },
  'invitation-accept': { payload: byId, reply: v.object({ chatroom: ChatRoom }) },
  'invitation-decline': { payload: byId, reply: v.object({ invitation: Invitation }) },
  'invitation-revoke': { payload: byId, reply: v.object({ invitation: Invitation }) },
  'user-update': {
    payload: v.object({
      name: v.optional(Name),
      color: v.optional(Color),
      status: v.optional(Status),
      /** Do not disturb until then; null ends it. */
      dnd_until: v.optional(v.nullable(Timestamp)),
    }),
    reply: userReply,
  },
  'user-role': {
    payload: v.object({ id: Id, role: v.picklist(['admin', 'member'], 'A role to give is admin or member.') }),
    reply: userReply,
  },
  'user-remove': { payload: byId, reply: userReply },
  'user-restore': { payload: byId, reply: userReply },
  'user-approve': { payload: byId, reply: userReply },
  'user-refuse': { payload: byId, reply: byId },
  /** The private room of exactly these people and oneself. */
  direct: { payload: v.object({ users: Ids }), reply: v.object({ chatroom: ChatRoom }) },
  search: {
    payload: v.object({
      query: v.pipe(
        v.string('A query is a text.'),
        v.trim(),
        v.maxLength(LIMITS.queryLength, `A query has at most ${LIMITS.queryLength} characters.`),
      ),
      room: v.optional(Id),
      from: v.optional(Id),
      /** Times, exclusive. */
      before: v.optional(Timestamp),
      after: v.optional(Timestamp),
      has: v.optional(v.picklist(['file'], 'has is "file".')),
      limit: PageLimit(LIMITS.searchMax, LIMITS.searchDefault),
      cursor: v.optional(v.nullable(Cursor), null),
    }),
    reply: v.object({
      results: v.array(ChatMessage),
      cursor: v.nullable(Cursor),
      /** The host is still looking through older messages: they are not in the results yet. */
      partial: v.optional(v.boolean(), false),
    }),
  },
  /** Keeps a message among one's saved ones, or not any more. */
  save: { payload: v.object({ room: Id, seq: Seq, on: v.boolean('on is true or false.') }), reply: v.object({}) },
  /** One's saved messages, the one saved last first. */
  saved: {
    payload: v.object({
      limit: PageLimit(LIMITS.listMax, LIMITS.listDefault),
      cursor: v.optional(v.nullable(Cursor), null),
    }),
    reply: v.object({ results: v.array(ChatMessage), cursor: v.nullable(Cursor) }),
  },
  /** The threads this person takes part in, the one with the newest reply first. */
  threads: {
    payload: v.object({
      limit: PageLimit(LIMITS.listMax, LIMITS.listDefault),
      cursor: v.optional(v.nullable(Cursor), null),
    }),
    reply: v.object({ threads: v.array(ThreadEntry), cursor: v.nullable(Cursor) }),
  },
  /** Begins the import of an exported room; owner and admins. People who are unknown here are taken in as removed. */
  'import-begin': {
    payload: v.object({
      name: Name,
      description: v.optional(Description, ''),
      private: v.optional(v.boolean(), true),
      people: v.pipe(v.array(v.object({ id: Id, name: Name })), v.maxLength(LIMITS.usersPerRequest)),
      /** The SHA-256 of the export: an import of it that was broken off goes on. */
      source: v.optional(v.nullable(Sha256), null),
    }),
    /**
     * `taken`: messages that are there already and need not be sent. `held`: those after them are there with their files,
     * up to this one, but may lack what became of them.
     */
    reply: v.object({ chatroom: ChatRoom, taken: SeqOrZero, held: v.optional(SeqOrZero, 0) }),
  },
  /** Announces a file of a message that is about to be imported; the same file again goes on where it stands. */
  'import-file': {
    payload: v.object({
      room: Id,
      name: FileName,
      size: Bytes,
      sha256: Sha256,
      width: v.optional(Pixels),
      height: v.optional(Pixels),
    }),
    reply: v.object({ id: Id, path: v.string(), ticket: v.string(), offset: Bytes, done: v.boolean() }),
  },
  /** The next messages of an import, in order; those that were taken already are left out by `from`. */
  'import-messages': {
    payload: v.object({
      room: Id,
      /** The position in the export of the first of these, counted from 1. */
      from: Seq,
      messages: v.pipe(v.array(ImportedMessage), v.minLength(1), v.maxLength(LIMITS.importBatch)),
    }),
    reply: v.object({ taken: SeqOrZero }),
  },
  /** The import is whole: the room is shown to those whom it is for. */
  'import-end': { payload: v.object({ room: Id }), reply: v.object({ chatroom: ChatRoom }) },
  /** Gives an import up, with all that came of it. */
  'import-cancel': { payload: v.object({ room: Id }), reply: v.object({}) },
  /** Renames the host or changes whom it lets in; owner and admins. */
  'host-update': {
    payload: v.object({
      name: v.optional(Name),
      policy: v.optional(Policy),
      /** The largest file, in bytes; 0 for no files. */
      file_bytes: v.optional(FileBytes),
    }),
    reply: v.object({ host: Host }),
  },
  /** The join code, made anew with `rotate`; the owner only. */
  'host-code': { payload: v.object({ rotate: v.optional(v.boolean(), false) }), reply: v.object({ code: v.string() }) },
} as const;

/** Who is online: Phoenix Presence, one meta per socket that joined `system`. */
export const PresenceState = v.record(
  v.string(),
  v.object({ metas: v.array(v.looseObject({ phx_ref: v.string(), online_at: v.optional(Timestamp) })) }),
);
export type PresenceState = v.InferOutput<typeof PresenceState>;

/** What the host sends on `system`. */
export const SystemEvents = {
  chatroom: v.object({ request_type: v.literal('chatroom'), chatroom: ChatRoom }),
  'chatroom-update': v.object({ chatroom: ChatRoom }),
  'chatroom-delete': byId,
  team: teamReply,
  'team-delete': byId,
  user: userReply,
  'user-pending': v.object({ user: Newcomer }),
  /** A pending newcomer was refused; to the owner and admins. */
  'user-refused': v.object({ user: Newcomer }),
  /** The host's own record changed: its name or its policy. */
  host: v.object({ host: Host }),
  /** A message was saved, or not any more, on another socket of this person. */
  save: v.object({ room: Id, seq: Seq, on: v.boolean() }),
  /** A thread was read, on another socket of this person. */
  'thread-read': v.object({ room: Id, thread: Seq, seq: Seq }),
  presence_state: PresenceState,
  presence_diff: v.object({ joins: PresenceState, leaves: PresenceState }),
} as const;

/** What goes straight to a person's sockets on the `phoenix` topic. */
export const PersonEvents = { invitation: Invitation } as const;

export type SystemPushName = keyof typeof SystemPushes;
export type SystemPushPayload<K extends SystemPushName> = v.InferInput<(typeof SystemPushes)[K]['payload']>;
export type SystemPushReply<K extends SystemPushName> = v.InferOutput<(typeof SystemPushes)[K]['reply']>;
export type SystemEventName = keyof typeof SystemEvents;
export type SystemEventPayload<K extends SystemEventName> = v.InferOutput<(typeof SystemEvents)[K]>;

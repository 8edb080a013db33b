import * as v from 'valibot';
import { Color, Description, Id, Ids, Name, Timestamp } from '../nouns/fields';
import { Host, Policy } from '../nouns/host';
import { Invitation } from '../nouns/invitation';
import { ChatRoom } from '../nouns/room';
import { Team } from '../nouns/team';
import { Status, User } from '../nouns/user';

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
});
export type SystemJoinReply = v.InferOutput<typeof SystemJoinReply>;

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
    payload: v.object({ name: v.optional(Name), color: v.optional(Color), status: v.optional(Status) }),
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
  /** Renames the host or changes whom it lets in; owner and admins. */
  'host-update': {
    payload: v.object({ name: v.optional(Name), policy: v.optional(Policy) }),
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

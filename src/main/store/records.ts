import * as v from 'valibot';
import { Color, Description, Id, Name, Timestamp } from '#shared/nouns/fields';
import { FileBytes, Policy } from '#shared/nouns/host';
import { InvitationState } from '#shared/nouns/invitation';
import { Role } from '#shared/nouns/user';
import { LIMITS } from '#shared/protocol/limits';

/** A person as the registry keeps them; whether they are online is known from sockets, not from disk. */
export const UserRecord = v.object({
  id: Id,
  name: Name,
  color: Color,
  created: Timestamp,
  last_seen: Timestamp,
  role: Role,
  /** The person says they are away. */
  away: v.boolean(),
  /** Until when they do not want to be disturbed; it may have passed. */
  dnd_until: v.optional(v.nullable(Timestamp), null),
  /** When they were removed from the host. */
  removed: v.nullable(Timestamp),
});

/** A team as the registry keeps it. */
export const TeamRecord = v.object({
  id: Id,
  name: Name,
  slug: v.string(),
  users: v.array(Id),
  user: Id,
  created: Timestamp,
});

/** A room as the registry keeps it; its last `seq` is in the log, its participants are sockets. */
export const RoomRecord = v.object({
  id: Id,
  name: Name,
  slug: v.string(),
  description: Description,
  private: v.boolean(),
  users: v.array(Id),
  team: v.nullable(Id),
  user: Id,
  created: Timestamp,
  modified: Timestamp,
  direct: v.boolean(),
});

/** An invitation as the registry keeps it. `room_name` is for when the room is gone. */
export const InvitationRecord = v.object({
  id: Id,
  room: Id,
  room_name: Name,
  from: Id,
  to: Id,
  created: Timestamp,
  state: InvitationState,
});

/** A newcomer who asked to be let in under the policy `approval`. */
export const NewcomerRecord = v.object({ id: Id, name: Name, asked: Timestamp, refused: v.nullable(Timestamp) });

/** The host's own settings: one record, whose id is `host`. */
export const SettingsRecord = v.object({
  id: v.literal('host'),
  name: Name,
  policy: Policy,
  code: v.string(),
  /** The one-time code that makes its bearer the owner; null once used or where the owner is known from the start. */
  owner_code: v.nullable(v.string()),
  visible: v.boolean(),
  /** The largest file of a message, in bytes; 0 for none. */
  file_bytes: v.optional(FileBytes, LIMITS.fileBytes),
});

/** A room that was deleted and whose messages are still to be deleted from the disk. */
export const DropRecord = v.object({ id: Id });

/** A room that is being imported: nobody sees it until it is whole. The id is the room's. */
export const ImportRecord = v.object({
  id: Id,
  user: Id,
  /** The SHA-256 of the export it is made of; null where that was not said. */
  source: v.nullable(v.string()),
  /** What it will be when it is whole. */
  private: v.boolean(),
  begun: Timestamp,
  /** Authors who are unknown here: they are taken in, as removed, with the room. */
  people: v.optional(v.array(v.object({ id: Id, name: v.string() })), () => []),
});

/** The schema of every kind of record, by its name. A list of ids may be long on disk: limits bind the wire. */
export const RECORD_SCHEMAS = {
  users: UserRecord,
  teams: TeamRecord,
  rooms: RoomRecord,
  invitations: InvitationRecord,
  newcomers: NewcomerRecord,
  drops: DropRecord,
  imports: ImportRecord,
  settings: SettingsRecord,
} as const;

export type UserRecord = v.InferOutput<typeof UserRecord>;
export type TeamRecord = v.InferOutput<typeof TeamRecord>;
export type RoomRecord = v.InferOutput<typeof RoomRecord>;
export type InvitationRecord = v.InferOutput<typeof InvitationRecord>;
export type NewcomerRecord = v.InferOutput<typeof NewcomerRecord>;
export type DropRecord = v.InferOutput<typeof DropRecord>;
export type ImportRecord = v.InferOutput<typeof ImportRecord>;
export type SettingsRecord = v.InferOutput<typeof SettingsRecord>;

/** The record type of each kind. */
export interface Records {
  users: UserRecord;
  teams: TeamRecord;
  rooms: RoomRecord;
  invitations: InvitationRecord;
  newcomers: NewcomerRecord;
  drops: DropRecord;
  imports: ImportRecord;
  settings: SettingsRecord;
}
/** The name of a kind of record. */
export type Kind = keyof Records;

/** A map by id for each kind of record; `Mark` is what may stand in place of a record. */
export type RecordMaps<Mark = never> = { readonly [K in Kind]: Map<string, Records[K] | Mark> };

/** Maps without a record. */
export const emptyRecordMaps = <Mark = never>(): RecordMaps<Mark> => ({
  users: new Map(),
  teams: new Map(),
  rooms: new Map(),
  invitations: new Map(),
  newcomers: new Map(),
  drops: new Map(),
  imports: new Map(),
  settings: new Map(),
});

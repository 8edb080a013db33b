import * as v from 'valibot';
import { Description, Id, Name, SeqOrZero, Timestamp } from './fields';

const room = {
  id: Id,
  name: Name,
  slug: v.string(),
  description: Description,
  private: v.boolean(),
  /** Who may enter; empty unless the room is private. */
  users: v.array(Id),
  /** The team that owns it, or null. */
  team: v.nullable(Id),
  /** Who made it. */
  user: Id,
  created: Timestamp,
  modified: Timestamp,
  /** The number of the last message, 0 when there is none. */
  seq: SeqOrZero,
  /** The private room of exactly these people. */
  direct: v.boolean(),
};

/** A room as it stands in lists and events: `participants` is their number. */
export const ChatRoom = v.object({ ...room, participants: SeqOrZero });
export type ChatRoom = v.InferOutput<typeof ChatRoom>;

/** A room as it stands in its own join reply: `participants` is the list of ids. */
export const JoinedRoom = v.object({ ...room, participants: v.array(Id) });
export type JoinedRoom = v.InferOutput<typeof JoinedRoom>;

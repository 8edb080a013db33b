import * as v from 'valibot';
import { Color, Id, Name, Seq, Timestamp } from '#shared/nouns/fields';
import { Bytes, FileName, Pixels, Sha256 } from '#shared/nouns/file';
import { LIMITS } from '#shared/protocol/limits';

/** What an exported room says of itself; docs/export.md tells it in words. */
export const FORMAT = 'hearth-room';
/** Rises when what is there changes its meaning; fields that are added do not change it. */
export const FORMAT_VERSION = 1;

/** A file of a message; `path` is where it lies beside the export, null where it is not. */
const ArchivedFile = v.object({
  name: FileName,
  size: Bytes,
  type: v.string(),
  /** Of pictures and videos, where known. */
  width: v.optional(Pixels),
  height: v.optional(Pixels),
  sha256: v.optional(v.nullable(Sha256), null),
  path: v.optional(v.nullable(v.string()), null),
});
export type ArchivedFile = v.InferOutput<typeof ArchivedFile>;

/** A message as it stands when it is exported. */
export const ArchivedMessage = v.object({
  seq: Seq,
  user: Id,
  message: v.pipe(v.string(), v.maxLength(LIMITS.messageLength)),
  created: Timestamp,
  edited: v.optional(v.nullable(Timestamp), null),
  deleted: v.optional(v.nullable(Timestamp), null),
  reply_to: v.optional(v.nullable(Seq), null),
  thread: v.optional(v.nullable(Seq), null),
  pinned: v.optional(v.boolean(), false),
  /** First use first, with everybody who chose it. */
  reactions: v.optional(v.array(v.object({ emoji: v.string(), users: v.array(Id) })), () => []),
  files: v.optional(v.array(ArchivedFile), () => []),
});
export type ArchivedMessage = v.InferOutput<typeof ArchivedMessage>;

/** Somebody who wrote or reacted. */
export const ArchivedPerson = v.object({ id: Id, name: Name, color: v.optional(Color) });
export type ArchivedPerson = v.InferOutput<typeof ArchivedPerson>;

/** Where an export comes from. */
export const ArchivedRoom = v.object({
  id: Id,
  name: v.string(),
  description: v.optional(v.string(), ''),
  private: v.optional(v.boolean(), true),
  direct: v.optional(v.boolean(), false),
  created: v.optional(Timestamp),
});
export type ArchivedRoom = v.InferOutput<typeof ArchivedRoom>;

/** What an export says of itself. */
export const ArchiveHead = v.object({
  format: v.literal(FORMAT),
  version: v.literal(FORMAT_VERSION),
  exported: Timestamp,
  host: v.object({ id: Id, name: v.string() }),
  room: ArchivedRoom,
});

/** A whole export. Messages ascend by seq; a seq may be missing where a message was lost. */
export interface RoomArchive extends v.InferOutput<typeof ArchiveHead> {
  readonly messages: readonly ArchivedMessage[];
  readonly people: readonly ArchivedPerson[];
}

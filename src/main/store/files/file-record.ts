import * as v from 'valibot';
import { Id, Seq, SeqOrZero, Timestamp } from '#shared/nouns/fields';
import { Bytes, ChatFile, FileName, Pixels, Sha256 } from '#shared/nouns/file';
import { ClientId } from '#shared/nouns/message';

const Size = { size: Bytes, sha256: Sha256, width: v.optional(Pixels), height: v.optional(Pixels) };

/** A whole file as it stands on disk. */
export const StoredFileRecord = v.object({ ...ChatFile.entries, room: Id, user: Id, sha256: Sha256 });
export type StoredFileRecord = v.InferOutput<typeof StoredFileRecord>;

/** An upload as it stands on disk; `file` once it is whole. */
export const UploadRecord = v.object({
  id: Id,
  room: Id,
  user: Id,
  name: FileName,
  ...Size,
  created: Timestamp,
  file: v.nullable(StoredFileRecord),
});
export type UploadRecord = v.InferOutput<typeof UploadRecord>;

/** What says that a message has a file. */
export const ReferenceRecord = v.object({
  ...StoredFileRecord.entries,
  /** The message, as its sender calls it. */
  client_id: ClientId,
  /** Whose message it is, where that is not who sent the file. */
  author: v.optional(Id),
  /** The room's last message when this was written: the message comes after it. */
  after: SeqOrZero,
});
export type ReferenceRecord = v.InferOutput<typeof ReferenceRecord>;

/** A message that is about to be deleted, and its files. */
export const ReleaseRecord = v.object({ room: Id, seq: Seq, files: v.array(Id) });
export type ReleaseRecord = v.InferOutput<typeof ReleaseRecord>;

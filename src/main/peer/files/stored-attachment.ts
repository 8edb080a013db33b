import * as v from 'valibot';
import type { Attachment } from '#shared/bridge/files';
import { Id } from '#shared/nouns/fields';
import { Bytes, FileName, Pixels, Sha256 } from '#shared/nouns/file';

/** A file on its way into a message, as this install keeps it. */
export const StoredAttachment = v.object({
  id: Id,
  name: FileName,
  size: Bytes,
  type: v.string(),
  width: v.optional(Pixels),
  height: v.optional(Pixels),
  /** Where its content is. */
  path: v.string(),
  /** Whether that is a copy of our own, which goes with it. */
  spooled: v.boolean(),
  /** When the content was last changed as it was chosen, in milliseconds since 1970. */
  modified: v.number(),
  /** Its hash, once it was read. */
  sha256: v.nullable(Sha256),
  /** What the host calls it, once it was announced. */
  upload: v.nullable(Id),
  state: v.picklist(['waiting', 'done', 'failed']),
  error: v.nullable(v.string()),
});
export type StoredAttachment = v.InferOutput<typeof StoredAttachment>;

/** An attachment as a window shows it; `sent` is what the host has of it, null where nothing is being sent. */
export function toAttachment(stored: StoredAttachment, sent: number | null): Attachment {
  const { id, name, size, type, width, height, state, error } = stored;
  return {
    ...{ id, name, size, type, error },
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    state: state === 'waiting' && sent !== null ? 'uploading' : state,
    sent: state === 'done' ? size : (sent ?? 0),
  };
}

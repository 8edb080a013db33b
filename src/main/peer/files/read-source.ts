import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { StoredAttachment } from './stored-attachment';

/** Bytes that are read at once. */
export const PIECE = 256 * 1024;

/** Whether a file is still the one that was chosen. */
export async function isUnchanged({ path, size, modified }: StoredAttachment): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true && found.size === size && found.mtimeMs === modified;
}

/** The SHA-256 of a file, read piece by piece. */
export async function hashFile(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: PIECE, signal })) hash.update(piece);
  return hash.digest('hex');
}

import { LIMITS } from '#shared/protocol/limits';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import type { Announcement, Upload } from '../../store/files';

/** What is announced. */
export type NewFile = Pick<Announcement, 'name' | 'size' | 'sha256' | 'width' | 'height'>;

/** What there is already. */
export interface Room {
  /** The largest file that the host takes; 0 for none. */
  readonly limit: number;
  /** Of the same person. */
  readonly uploads: readonly Upload[];
  /** Bytes that may still be written. */
  free(): Promise<number>;
}

/** What stays free on the disk for messages, whatever files there are, in bytes. */
const RESERVE = 64 * 1024 * 1024;

/** Why a file is not taken; null where it is. */
export async function refuseUpload({ size }: NewFile, { limit, uploads, free }: Room): Promise<Refusal | null> {
  if (limit === 0) return refusal('too_large', 'This host takes no files.', { field: 'size' });
  if (size > limit) {
    return refusal('too_large', `This host takes files of up to ${sizeText(limit)}.`, { field: 'size' });
  }
  if (uploads.length >= LIMITS.uploadsPerPerson) {
    const message = `You have ${uploads.length} files on their way already. Send or cancel some first.`;
    return refusal('conflict', message);
  }
  if (size + RESERVE <= (await free())) return null;
  const message = 'There is no room for this file on the disk of this host. Its owner has to make room first.';
  return refusal('unavailable', message);
}

const UNITS = ['bytes', 'KB', 'MB', 'GB'];

/** A size as people read it, in steps of 1,024. */
function sizeText(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = bytes / 1024 ** step;
  return `${Number.isInteger(value) ? value : value.toFixed(1)} ${UNITS[step]}`;
}

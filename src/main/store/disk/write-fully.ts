import type { FileHandle } from 'node:fs/promises';

/**
 * Writes all of `bytes` at `position`. A full disk may store a part and report no error (tried: 76 of 300 bytes), so
 * bytes are counted and the rest is tried again, which then tells the reason.
 */
export async function writeFully(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
    if (bytesWritten === 0) throw Object.assign(new Error('The disk took no bytes.'), { code: 'EIO' });
    written += bytesWritten;
  }
}

import { fdatasync, write } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

// The calls with callbacks, on the handle's descriptor: the handle's own methods cost half as much again of the main
// thread, and these two are made with every commit. Who calls them closes the handle afterwards, not meanwhile.

type Descriptor = Pick<FileHandle, 'fd'>;

/**
 * Writes all of `bytes` at `position`. A full disk may store a part and report no error (tried: 76 of 300 bytes), so
 * bytes are counted and the rest is tried again, which then tells the reason.
 */
export async function writeFully(handle: Descriptor, bytes: Uint8Array, position: number): Promise<void> {
  let written = await writeSome(handle, bytes, 0, position);
  while (written < bytes.length) {
    const more = await writeSome(handle, bytes, written, position + written);
    if (more === 0) throw Object.assign(new Error('The disk took no bytes.'), { code: 'EIO' });
    written += more;
  }
}

/** Waits until the bytes of a file are on disk (fdatasync). */
export function syncData({ fd }: Descriptor): Promise<void> {
  return new Promise((resolve, reject) => {
    fdatasync(fd, (error) => (error === null ? resolve() : reject(error)));
  });
}

function writeSome({ fd }: Descriptor, bytes: Uint8Array, from: number, position: number): Promise<number> {
  return new Promise((resolve, reject) => {
    write(fd, bytes, from, bytes.length - from, position, (error, count) =>
      error === null ? resolve(count) : reject(error),
    );
  });
}

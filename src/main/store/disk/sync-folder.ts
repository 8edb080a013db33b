import { open } from 'node:fs/promises';

/**
 * Makes new, renamed and removed names in a folder durable: on ext4 a power cut lost an acknowledged write when only the
 * file was synced. Windows has no such call and writes names through.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

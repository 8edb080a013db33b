import { join } from 'node:path';

/**
 * Where the built search worker is, by the folder of the entry that runs. In the packaged app that is an archive, which a
 * thread cannot start from; it is unpacked beside it (electron-builder.yml).
 */
export const searchWorkerPath = (entryFolder: string): string =>
  join(entryFolder.replace(/app\.asar(?=$|[\\/])/, 'app.asar.unpacked'), 'search-worker.cjs');

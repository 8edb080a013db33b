import { join } from 'node:path';

/**
 * The folder of the entry that runs, as a thread and WebAssembly find their files in it. In the packaged app that is an
 * archive, which they cannot read; they are unpacked beside it (electron-builder.yml).
 */
export const unpackedFolder = (entryFolder: string): string =>
  entryFolder.replace(/app\.asar(?=$|[\\/])/, 'app.asar.unpacked');

/** Where the built search worker is, by the folder of the entry that runs. */
export const searchWorkerPath = (entryFolder: string): string => join(unpackedFolder(entryFolder), 'search-worker.cjs');

/** Where the built worker of the spell check is, by the folder of the entry that runs. */
export const spellWorkerPath = (entryFolder: string): string => join(unpackedFolder(entryFolder), 'spell-worker.cjs');

import { type FileHandle, mkdir, open, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChatFile } from '#shared/nouns/file';
import type { PeerFiles } from '../../peer/files/peer-files';
import { nameOnDisk } from '../files/file-dialogs';
import type { ArchivedFile } from './archive-format';

/** Pictures that every browser draws by itself. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);
/** The largest picture that stands in a page, as cameras make them, and all of them together: a page has to open. */
const PICTURE_BYTES = 8 * 1024 * 1024;
const PICTURES_BYTES = 128 * 1024 * 1024;
/** How much of a hash tells contents of one export apart in their names. */
const HASH_PART = 16;

/** What the files of an export come from. */
export interface ArchiveFilesOptions {
  readonly files: Pick<PeerFiles, 'fetchInto'>;
  readonly host: string;
  readonly room: string;
  /** The folder for them: beside the export. Made when the first file comes. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Fetches the files of a room's messages. What cannot be had is left out: an export of the words is worth having. */
export class ArchiveFiles {
  readonly #options: ArchiveFilesOptions;
  /** Files that were not there before. */
  readonly #made = new Set<string>();
  /** Where pictures of the page lie until they are written. */
  readonly #pictures = new Map<string, string>();
  #pictureBytes = 0;
  #fetches = 0;

  constructor(options: ArchiveFilesOptions) {
    this.#options = options;
  }

  /** Puts a file beside the export, once for each content and name. */
  async keep(file: ChatFile, folderName: string): Promise<ArchivedFile> {
    const { id: _, ...said } = file;
    const fetched = await this.#fetch(file);
    if (fetched === null) return { ...said, sha256: null, path: null };
    const kept = `${fetched.sha256.slice(0, HASH_PART)}-${nameOnDisk(file.name)}`;
    const place = join(this.#options.folder, kept);
    if (!(await isThere(place))) this.#made.add(place);
    await rename(fetched.path, place);
    return { ...said, sha256: fetched.sha256, path: `${folderName}/${kept}` };
  }

  /** Removes what came: the export did not come about. What an earlier one left there stays. */
  async discard(): Promise<void> {
    for (const place of this.#made) await rm(place, { force: true });
    // With something of another's in it, it stays.
    await rmdir(this.#options.folder).catch(() => undefined);
  }

  /** Fetches a picture for a page; false for what is no picture, cannot be had, or is too large to be in a page. */
  async fetchPicture(file: ChatFile): Promise<boolean> {
    const { size, type } = file;
    if (!PICTURES.has(type) || size > PICTURE_BYTES || this.#pictureBytes + size > PICTURES_BYTES) return false;
    const fetched = await this.#fetch(file);
    if (fetched === null) return false;
    this.#pictures.set(file.id, fetched.path);
    this.#pictureBytes += size;
    return true;
  }

  /** A picture that was fetched, once, as an address that has the bytes in it. */
  async takePicture({ id, type }: ChatFile): Promise<string> {
    const path = this.#pictures.get(id);
    if (path === undefined) throw new TypeError('This picture was not fetched.');
    this.#pictures.delete(id);
    const bytes = await readFile(path);
    await rm(path);
    return `data:${type};base64,${bytes.toString('base64')}`;
  }

  async #fetch(file: ChatFile): Promise<{ path: string; sha256: string } | null> {
    const { files, host, room, folder, signal } = this.#options;
    await mkdir(folder, { recursive: true });
    this.#fetches += 1;
    const path = join(folder, `.coming-${this.#fetches}.part`);
    let into: FileHandle | undefined;
    try {
      into = await open(path, 'w');
      const fetched = await files.fetchInto({ host, room, file: file.id }, into, signal);
      await into.close();
      if (fetched.ok) return { path, sha256: fetched.value.sha256 };
    } finally {
      await into?.close().catch(() => undefined);
    }
    await rm(path, { force: true });
    signal.throwIfAborted();
    return null;
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

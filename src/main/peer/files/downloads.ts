import { type FileHandle, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Download } from '#shared/bridge/files';
import type { Words } from '#shared/words/words';
import type { Logger } from '../../logger';
import type { Fetcher, FetchFailure } from './fetch-content';

/** A file of a message of a host. */
export interface SavedPlace {
  readonly host: string;
  readonly room: string;
  readonly file: string;
}

/** What saving stands on. */
export interface DownloadsOptions {
  readonly words: () => Words;
  readonly changed: () => void;
  readonly logger: Logger;
}

interface Saving {
  download: Download;
  readonly path: string;
  readonly abort: AbortController;
  readonly over: Promise<void>;
}

/** Finished ones that are remembered, so that they can be shown in their folder. */
const REMEMBERED = 100;

/** Windows hear of progress so often, in milliseconds. */
const TELL_MS = 200;

const keyOf = ({ host, room, file }: SavedPlace): string => `${host}/${room}/${file}`;

/** Files that are saved where the person said, and those that were. */
export class Downloads {
  readonly #savings = new Map<string, Saving>();

  constructor(private readonly options: DownloadsOptions) {}

  all(): readonly Download[] {
    return [...this.#savings.values()].map(({ download }) => download);
  }

  /** Begins to save a file; what is there under that name is replaced once all of it has come. */
  save(place: SavedPlace, size: number, path: string, fetcher: Fetcher): void {
    this.stop(place);
    const name = basename(path);
    const abort = new AbortController();
    const download: Download = { ...place, name, size, received: 0, state: 'running', error: null };
    const { host: _, ...from } = place;
    const over = this.#run(place, path, abort.signal, (into, progress) =>
      fetcher.fetch({ ...from, into, signal: abort.signal, patient: true, progress }),
    );
    this.#savings.set(keyOf(place), { download, path, abort, over });
    this.#forgetOldest();
    this.options.changed();
  }

  /** Stops saving a file, and removes what came of it; or forgets that it was saved. */
  stop(place: SavedPlace): void {
    const saving = this.#savings.get(keyOf(place));
    if (!saving) return;
    this.#savings.delete(keyOf(place));
    saving.abort.abort();
    this.options.changed();
  }

  /** Where this app saved a file; null where it did not, or where it is not any more. */
  async savedAt(place: SavedPlace): Promise<string | null> {
    const saving = this.#savings.get(keyOf(place));
    if (saving?.download.state !== 'done') return null;
    const found = await stat(saving.path).catch(() => null);
    return found?.isFile() ? saving.path : null;
  }

  async close(): Promise<void> {
    const savings = [...this.#savings.values()];
    for (const { abort } of savings) abort.abort();
    await Promise.allSettled(savings.map(({ over }) => over));
  }

  async #run(
    place: SavedPlace,
    path: string,
    signal: AbortSignal,
    fetch: (into: FileHandle, progress: (received: number) => void) => ReturnType<Fetcher['fetch']>,
  ): Promise<void> {
    // What called this has not yet put it into the list.
    await Promise.resolve();
    try {
      const end = await this.#fetchInto(path, (into) => fetch(into, this.#teller(place)));
      if (end.ok) this.#change(place, { state: 'done', received: end.value.size });
      else if (!signal.aborted) this.#change(place, { state: 'failed', error: this.#wordsFor(end.error) });
    } catch (error) {
      this.options.logger.error('download_not_written', error);
      const { diskFull, disk } = this.options.words().files.problems;
      const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
      this.#change(place, { state: 'failed', error: isFull ? diskFull : disk });
    }
  }

  /** Fetches into a file beside the one it is to be, which it becomes in the end; else it goes. */
  async #fetchInto(
    path: string,
    fetch: (into: FileHandle) => ReturnType<Fetcher['fetch']>,
  ): ReturnType<Fetcher['fetch']> {
    const part = await openPart(path);
    try {
      const fetched = await fetch(part.into);
      if (fetched.ok) await part.into.sync();
      await part.into.close();
      if (!fetched.ok) return fetched;
      await rename(part.path, path);
      await markAsForeign(path);
      return fetched;
    } finally {
      await part.into.close();
      await rm(part.path, { force: true });
    }
  }

  #wordsFor(failure: FetchFailure): string {
    const { gone, outOfReach, wrongContent } = this.options.words().files.problems;
    return { gone, out_of_reach: outOfReach, stopped: outOfReach, wrong_content: wrongContent }[failure];
  }

  /** Tells of progress, not too often. */
  #teller(place: SavedPlace): (received: number) => void {
    let told = 0;
    return (received) => {
      const now = performance.now();
      if (now - told < TELL_MS) return;
      told = now;
      this.#change(place, { received });
    };
  }

  #change(place: SavedPlace, change: Partial<Download>): void {
    const saving = this.#savings.get(keyOf(place));
    if (!saving || saving.abort.signal.aborted) return;
    saving.download = { ...saving.download, ...change };
    this.options.changed();
  }

  #forgetOldest(): void {
    for (const [key, { download }] of this.#savings) {
      if (this.#savings.size <= REMEMBERED) return;
      if (download.state !== 'running') this.#savings.delete(key);
    }
  }
}

interface Part {
  readonly path: string;
  readonly into: FileHandle;
}

/** Names tried for what is on its way: one that is there is somebody's. */
const PART_NAMES = ['.part', '.2.part', '.3.part', '.4.part'];

/** A new file beside the one it will become. */
async function openPart(path: string): Promise<Part> {
  for (const ending of PART_NAMES) {
    try {
      return { path: path + ending, into: await open(path + ending, 'wx') };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
  throw new Error('There are too many unfinished downloads of this name.');
}

/**
 * Tells Windows that a file came from elsewhere, so that it asks before it runs it (the mark of the web). macOS marks
 * what we write by itself, as our Info.plist asks it to; Linux has no such mark, and nothing is made executable.
 */
async function markAsForeign(path: string): Promise<void> {
  if (process.platform !== 'win32') return;
  await writeFile(`${path}:Zone.Identifier`, '[ZoneTransfer]\r\nZoneId=3\r\n').catch(() => undefined);
}

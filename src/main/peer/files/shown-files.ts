import { open, rm } from 'node:fs/promises';
import { kindOf } from '../../content-kind';
import { Slots } from '../../slots';
import type { ContentCache } from './content-cache';
import type { Fetcher, FileNews, FilePlace } from './fetch-content';

/** A content that a page may show. */
export interface ShownContent {
  readonly path: string;
  readonly size: number;
  /** What it is by its content: one of {@link SHOWN_TYPES}. */
  readonly type: string;
}

/** What a page may show: pictures, videos and sounds that Chromium decodes and that run nothing. No SVG: it is a document. */
export const SHOWN_TYPES: ReadonlySet<string> = new Set([
  ...['image/png', 'image/apng', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'],
  ...['video/mp4', 'video/webm', 'video/ogg', 'video/quicktime', 'video/x-m4v', 'video/matroska', 'video/x-matroska'],
  ...['audio/mpeg', 'audio/ogg', 'audio/wav', 'audio/flac', 'audio/x-flac', 'audio/mp4', 'audio/x-m4a', 'audio/aac'],
  ...['audio/opus', 'audio/webm', 'audio/vnd.wave', 'audio/wave'],
]);

/** Larger ones are not fetched to be shown: they are to be saved. */
const SHOWN_MOST = 256 * 1024 * 1024;

/** So long a host is not asked again whether this person may see a file, in milliseconds. */
const ASKED_MS = 60_000;

/** Files of which is known whether they may be seen. */
const KNOWN_MOST = 2_000;

const AT_ONCE = 4;

const HEAD = 64 * 1024;

interface Known {
  readonly news: FileNews;
  readonly asked: number;
}

/** The contents that pages show, fetched when they are first asked for. */
export class ShownFiles {
  readonly #known = new Map<string, Known>();
  readonly #fetching = new Map<string, Promise<string | null>>();
  readonly #slots = new Slots(AT_ONCE);
  readonly #abort = new AbortController();

  constructor(private readonly cache: ContentCache) {}

  /** The content of a file of a host; null where it cannot be had or is nothing to show. */
  async open(host: string, fetcher: Fetcher, place: FilePlace): Promise<ShownContent | null> {
    const news = await this.#newsOf(host, fetcher, place);
    if (news === null || news.size > SHOWN_MOST) return null;
    const path = (await this.cache.find(news.sha256)) ?? (await this.#fetch(fetcher, place, news));
    return path === null ? null : describeShown(path);
  }

  /** Something was deleted, or a room lost: what was known of the files of this host is asked anew. */
  forget(host: string): void {
    for (const key of this.#known.keys()) if (key.startsWith(`${host}/`)) this.#known.delete(key);
  }

  async close(): Promise<void> {
    this.#abort.abort();
    await Promise.allSettled(this.#fetching.values());
  }

  /** While the host is out of reach, what was known a moment ago still counts. */
  async #newsOf(host: string, fetcher: Fetcher, place: FilePlace): Promise<FileNews | null> {
    const key = `${host}/${place.room}/${place.file}`;
    const known = this.#known.get(key);
    const now = performance.now();
    if (known && now - known.asked < ASKED_MS) return known.news;
    const news = await fetcher.ask(place);
    if (news.ok) {
      this.#known.delete(key);
      this.#known.set(key, { news: news.value, asked: now });
      for (const oldest of this.#known.keys()) {
        if (this.#known.size <= KNOWN_MOST) break;
        this.#known.delete(oldest);
      }
      return news.value;
    }
    if (news.error !== 'out_of_reach') this.#known.delete(key);
    return this.#known.get(key)?.news ?? null;
  }

  #fetch(fetcher: Fetcher, place: FilePlace, news: FileNews): Promise<string | null> {
    const { sha256 } = news;
    const fetching = this.#fetching.get(sha256) ?? this.#slots.take(() => this.#fetchNow(fetcher, place, news));
    this.#fetching.set(sha256, fetching);
    return fetching.finally(() => this.#fetching.delete(sha256));
  }

  async #fetchNow(fetcher: Fetcher, place: FilePlace, { sha256, size }: FileNews): Promise<string | null> {
    const part = this.cache.partOf(sha256);
    const into = await open(part, 'w', 0o600);
    try {
      const fetching = { ...place, into, signal: this.#abort.signal, patient: false, progress: () => undefined };
      const fetched = await fetcher.fetch(fetching).finally(() => into.close());
      if (fetched.ok && fetched.value.sha256 === sha256) return await this.cache.keep(part, sha256, size);
      await rm(part, { force: true });
      return null;
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }
}

/** A file on this computer, if it is something to show. */
export async function describeShown(path: string): Promise<ShownContent | null> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const { type } = await kindOf(buffer.subarray(0, bytesRead));
    return SHOWN_TYPES.has(type) ? { path, size, type } : null;
  } finally {
    await handle.close();
  }
}

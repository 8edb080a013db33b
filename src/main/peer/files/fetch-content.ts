import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { RoomPushReply } from '#shared/protocol/room-channel';
import { err, ok, type Result } from '#shared/result';
import { writeFully } from '../../store/disk/write-fully';
import type { PushFailure } from '../wire/host-channel';
import { answerOf, type FileLine } from './file-line';

/** Where a file of a message is. */
export interface FilePlace {
  readonly room: string;
  readonly file: string;
}

/** What the host says of a file. */
export type FileNews = RoomPushReply<'file-download'>;

/** What fetching stands on: one host. */
export interface FetcherOptions {
  readonly line: FileLine;
  push(room: string, event: string, payload: object): Promise<Result<unknown, PushFailure>>;
  /** Milliseconds before what broke is tried again. */
  readonly resend: number;
}

/** One fetch. */
export interface Fetching extends FilePlace {
  /** An empty file, into which it goes. */
  readonly into: FileHandle;
  readonly signal: AbortSignal;
  /** Whether a host that is out of reach is waited for. */
  readonly patient: boolean;
  progress(received: number): void;
}

/** Why a content did not come. */
export type FetchFailure = 'gone' | 'out_of_reach' | 'wrong_content' | 'stopped';

const HTTP_OK = 200;
const HTTP_PART = 206;

/** Fetches contents from one host: goes on where a line broke, and believes nothing but the hash. */
export class Fetcher {
  constructor(private readonly options: FetcherOptions) {}

  /** Asks for a file, and for a ticket to fetch it. Says no to what this person may not see any more. */
  async ask({ room, file }: FilePlace): Promise<Result<FileNews, FetchFailure>> {
    for (;;) {
      const answer = await this.options.push(room, 'file-download', { id: file });
      // The channel checked the reply against the push's schema.
      if (answer.ok) return ok(answer.value as FileNews);
      if (answer.error.kind !== 'refused') return err('out_of_reach');
      const { reason, retry_after = this.options.resend } = answer.error.refusal;
      if (reason !== 'rate_limited') return err(reason === 'not_found' ? 'gone' : 'out_of_reach');
      await pause(retry_after);
    }
  }

  /** Fetches a content. Rejects when it cannot be written. */
  async fetch(fetching: Fetching): Promise<Result<FileNews, FetchFailure>> {
    const { signal, patient } = fetching;
    const coming = new Coming(fetching);
    while (!signal.aborted) {
      const news = await this.ask(fetching);
      const attempt = news.ok ? await this.#attempt(news.value, coming, signal) : news;
      if (attempt.ok || attempt.error !== 'out_of_reach') return attempt;
      // A line that broke is tried again; a host that is not there only by who has the time.
      if (!news.ok && !patient) return attempt;
      await pause(this.options.resend, undefined, { signal }).catch(() => undefined);
    }
    return err('stopped');
  }

  /** `out_of_reach` for what the next line may bring. */
  async #attempt(news: FileNews, coming: Coming, signal: AbortSignal): Promise<Result<FileNews, FetchFailure>> {
    const end = await this.#receive(news, coming, signal);
    if (end === 'broken') return err('out_of_reach');
    return end === 'whole' && coming.digest() === news.sha256 ? ok(news) : err('wrong_content');
  }

  /** One line's worth of it. */
  async #receive(news: FileNews, coming: Coming, signal: AbortSignal): Promise<'whole' | 'wrong' | 'broken'> {
    const { path, ticket, size, sha256 } = news;
    if (coming.received === size) return 'whole';
    try {
      const part = { Range: `bytes=${coming.received}-`, 'If-Range': `"${sha256}"` };
      const request = await this.options.line.open({ method: 'GET', path, ticket, signal, headers: part });
      request.end();
      const response = await answerOf(request);
      const isPart = response.statusCode === HTTP_PART || (response.statusCode === HTTP_OK && coming.received === 0);
      if (!isPart) {
        request.destroy();
        return 'broken';
      }
      for await (const piece of unbroken(response)) {
        if (coming.received + piece.length > size) return 'wrong';
        await coming.take(piece);
      }
    } catch (error) {
      if (error instanceof WriteFailure) throw error.cause;
      return 'broken';
    }
    return coming.received === size ? 'whole' : 'broken';
  }
}

/** It could not be written here, which no other line makes better. */
class WriteFailure extends Error {}

/** What has come of a content so far. */
class Coming {
  received = 0;
  readonly #hash: Hash = createHash('sha256');

  constructor(private readonly fetching: Pick<Fetching, 'into' | 'progress'>) {}

  async take(piece: Uint8Array): Promise<void> {
    try {
      await writeFully(this.fetching.into, piece, this.received);
    } catch (cause) {
      throw new WriteFailure('It could not be written.', { cause });
    }
    this.#hash.update(piece);
    this.received += piece.length;
    this.fetching.progress(this.received);
  }

  digest(): string {
    return this.#hash.copy().digest('hex');
  }
}

/** Bytes in pieces large enough to be worth a write. */
const PIECE = 128 * 1024;

/** What comes until the line breaks, in larger pieces: what came before it broke counts. */
async function* unbroken(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of source) {
      waiting.push(piece);
      length += piece.length;
      if (length < PIECE) continue;
      const whole = Buffer.concat(waiting, length);
      [waiting, length] = [[], 0];
      yield whole;
    }
  } catch {
    // The next line goes on from here.
  }
  if (length > 0) yield Buffer.concat(waiting, length);
}

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChatMessage } from '#shared/nouns/message';
import { createMatcher, termsOfQuery } from '#shared/search-words';
import type { Logger } from '../../logger';
import { within } from '../../within';
import type { Log } from '../log';
import type { Registry } from '../registry';
import {
  type Found,
  type Place,
  type Question,
  type Replies,
  type SearchIndex,
  SearchUnavailable,
  searchedText,
  type ThreadCount,
  type ThreadPlace,
  type ThreadReading,
} from '../search';
import { StoreFault } from '../store';
import { type EngineData, EngineFailure, type RemoteEngine } from './engine-calls';
import type { Lookup, Spot } from './entry';
import { Follower } from './follower';

/** What an index stands on. */
export interface SearchOptions {
  /** The data folder; the index has a folder of its own in it. */
  readonly folder: string;
  readonly log: Log;
  readonly registry: Pick<Registry, 'list' | 'watch'>;
  readonly createEngine: (data: EngineData) => Promise<RemoteEngine>;
  readonly logger: Logger;
}

/** The folder of the index within a data folder. It may be deleted at any time. */
export const searchFolder = (folder: string): string => join(folder, 'search');

/** How long a question waits for rooms to be caught up with; then it is answered with what is there. */
const CATCH_UP_MS = 5_000;
/** How long a question waits for an index that is being made: one of few messages is whole by then. */
const WHOLE_MS = 100;
/** How long a page of messages waits for what is told under it. */
const COUNTS_MS = 250;
/** How long a close waits for it. */
const CLOSE_MS = 1_000;
/** Messages that one question looks at; beyond it the asker comes back. */
const MOST_LOOKED_AT = 1_000;
/** When a broken index is begun anew, and at the latest. */
const RETRY_MS = 1_000;
const LAST_RETRY_MS = 5 * 60_000;

interface Running {
  readonly engine: RemoteEngine;
  readonly follower: Follower;
}

/** {@link SearchIndex} in a file of SQLite. One that breaks is thrown away and made anew. */
export class SqliteSearch implements SearchIndex {
  readonly #options: SearchOptions;
  #running: Promise<Running>;
  #retry: NodeJS.Timeout | undefined;
  #failures = 0;
  #closed = false;

  constructor(options: SearchOptions) {
    this.#options = options;
    this.#running = this.#start();
  }

  find(question: Question): Promise<Found> {
    return this.#ask(question.rooms, async ({ engine, follower }, isCurrent) => {
      const lookup = lookupOf(question);
      const fits = fitting(question);
      const messages: ChatMessage[] = [];
      let past = lookup.past;
      for (let looked = 0; ; ) {
        const limit = question.limit + 1 - messages.length;
        const { spots, more } = await engine.call('find', { ...lookup, ...(past && { past }), limit });
        messages.push(...(await this.#read(spots)).filter(fits));
        const found = withinBytes(messages.slice(0, question.limit), question.bytes);
        const partial = !isCurrent || follower.isPartial;
        if (messages.length > found.length) return { messages: found, next: placeOfLast(found), partial };
        past = spots.at(-1);
        looked += spots.length;
        if (!more || !past) return { messages: found, next: null, partial };
        if (looked >= MOST_LOOKED_AT) return { messages: found, next: placeOf(past), partial };
      }
    });
  }

  async counts(room: string, seqs: readonly number[]): Promise<readonly ThreadCount[]> {
    let counts: readonly ThreadCount[] = [];
    const count = async () => {
      const { engine, follower } = await this.#running;
      if (!follower.hasThreads(room)) return;
      await follower.caughtUp([room]);
      counts = await engine.call('counts', room, seqs);
    };
    // A page of messages is worth more than what stands under it.
    await within(
      COUNTS_MS,
      count().catch(() => undefined),
    );
    return counts;
  }

  replies(
    room: string,
    thread: number,
    { before = Number.MAX_SAFE_INTEGER, limit, bytes }: { before?: number; limit: number; bytes: number },
  ): Promise<Replies> {
    return this.#ask([room], async ({ engine }) => {
      const { seqs, replies } = await engine.call('replies', room, thread, before, limit + 1);
      const read = await this.#read(seqs.slice(0, limit).map((seq) => ({ room, seq })));
      const messages = withinBytes(read, bytes);
      const more = seqs.length > limit || messages.length < read.length;
      return { messages: messages.reverse(), more, replies };
    });
  }

  threadsOf(
    user: string,
    { rooms, past, limit }: { rooms: readonly string[]; past?: Place; limit: number },
  ): Promise<{ threads: readonly ThreadPlace[]; more: boolean }> {
    return this.#ask(rooms, async ({ engine }) => {
      const rows = await engine.call('threadsOf', user, rooms, past && spotOf(past), limit + 1);
      const threads = rows.slice(0, limit).map((row) => ({ ...row, newest: placeOf(row.newest) }));
      return { threads, more: rows.length > limit };
    });
  }

  unread(readings: readonly ThreadReading[]): Promise<readonly number[]> {
    const rooms = readings.map(({ room }) => room);
    return this.#ask(rooms, ({ engine }) =>
      Promise.all(readings.map(({ room, thread, user, read }) => engine.call('unread', room, thread, user, read))),
    );
  }

  async whole(): Promise<void> {
    const { follower } = await this.#running;
    await follower.whole();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    const running = await this.#running.catch(() => null);
    if (!running) return;
    // What is not in it by then comes after the next start.
    await within(CLOSE_MS, running.follower.caughtUp());
    running.follower.stop();
    await running.engine.call('close').catch((error: unknown) => {
      this.#options.logger.warn('search_index_not_closed', { reason: String(error) });
    });
    await running.engine.stop();
  }

  /** Asks the index when it has everything that was acknowledged before in these rooms, or after a while as it is. */
  async #ask<T>(rooms: readonly string[], question: (running: Running, isCurrent: boolean) => Promise<T>): Promise<T> {
    let running: Running | undefined;
    try {
      running = await this.#running;
      const { follower } = running;
      const isCurrent = await within(CATCH_UP_MS, follower.caughtUp(rooms));
      if (follower.isPartial) await within(WHOLE_MS, follower.whole());
      return await question(running, isCurrent);
    } catch (error) {
      if (error instanceof StoreFault) throw error;
      if (error instanceof EngineFailure && running) this.#giveUp(error, running);
      throw new SearchUnavailable('Search does not work at the moment.', { cause: error });
    }
  }

  async #start(): Promise<Running> {
    const { folder, log, registry, createEngine, logger } = this.#options;
    const path = join(searchFolder(folder), 'index.sqlite');
    let engine: RemoteEngine | undefined;
    try {
      engine = await createEngine({ path, now: Date.now() });
      const opened = await engine.call('opened');
      const onFailure = (error: unknown) => void this.#beginAnew(error, engine);
      return { engine, follower: new Follower({ log, registry, engine, logger, onFailure }, opened) };
    } catch (error) {
      void this.#beginAnew(error, engine);
      throw new Error('The search index cannot be opened.', { cause: error });
    }
  }

  /** An engine that failed once is not asked again. */
  #giveUp(error: EngineFailure, { engine, follower }: Running): void {
    if (follower.stopped) return;
    follower.stop();
    void this.#beginAnew(error, engine);
  }

  /**
   * Nothing of an index is worth repairing: it is deleted, and made anew after a while. On a full disk it is as it was
   * (SQLite rolls back), and goes on from there.
   */
  async #beginAnew(error: unknown, engine: RemoteEngine | undefined): Promise<void> {
    if (this.#closed) return;
    const { folder, logger } = this.#options;
    logger.error('search_index_failed', error);
    const down = Promise.reject<Running>(new Error('The search index is being made anew.'));
    down.catch(() => undefined);
    this.#running = down;
    await engine?.stop();
    const wait = Math.min(RETRY_MS * 2 ** this.#failures, LAST_RETRY_MS);
    this.#failures += 1;
    if (!isOfTheDisk(error)) await rm(searchFolder(folder), { recursive: true, force: true }).catch(() => undefined);
    if (this.#closed) return;
    this.#retry = setTimeout(() => {
      this.#running = this.#start();
      this.#running.catch(() => undefined);
    }, wait);
    this.#retry.unref();
  }

  /** Messages as they stand; those that are gone meanwhile are left out. */
  async #read(places: readonly { readonly room: string; readonly seq: number }[]): Promise<ChatMessage[]> {
    const read = await Promise.all(places.map(({ room, seq }) => this.#options.log.message(room, seq)));
    return read.filter((message): message is ChatMessage => message !== undefined);
  }
}

const spotOf = ({ created, room, seq }: Place): Spot => ({ created: Date.parse(created), room, seq });
const placeOf = ({ created, room, seq }: Spot): Place => ({ created: new Date(created).toISOString(), room, seq });

function placeOfLast(messages: readonly ChatMessage[]): Place | null {
  const last = messages.at(-1);
  return last ? { created: last.created, room: last.room, seq: last.seq } : null;
}

function lookupOf({ query, rooms, from, before, after, hasFile, past, limit }: Question): Lookup {
  return {
    terms: [...termsOfQuery(query)],
    rooms,
    limit,
    ...(from !== undefined && { from }),
    ...(before !== undefined && { before: Date.parse(before) }),
    ...(after !== undefined && { after: Date.parse(after) }),
    ...(hasFile !== undefined && { hasFile }),
    ...(past && { past: spotOf(past) }),
  };
}

/** Whether a message, as it stands now, answers a question: the index may be a moment behind, and knows parts of runs only. */
function fitting({ query, from, hasFile }: Question): (message: ChatMessage) => boolean {
  const matches = createMatcher(query);
  return (message) =>
    message.deleted === null &&
    (from === undefined || message.user === from) &&
    (!hasFile || message.files.length > 0) &&
    matches(searchedText(message));
}

/** As many of the first messages as fit, one at least. */
function withinBytes(messages: readonly ChatMessage[], bytes: number): ChatMessage[] {
  let left = bytes;
  return messages.filter((message, index) => {
    left -= Buffer.byteLength(JSON.stringify(message));
    return index === 0 || left >= 0;
  });
}

/** Whether SQLite was refused by the disk (SQLITE_FULL, SQLITE_IOERR), and did not find its file damaged. */
const isOfTheDisk = (error: unknown): boolean =>
  error instanceof Error && /disk is full|disk I\/O error/.test(error.message);

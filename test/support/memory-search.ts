import type { ChatMessage } from '#shared/nouns/message';
import { createMatcher } from '#shared/search-words';
import type { Log } from '../../src/main/store/log';
import type { Registry } from '../../src/main/store/registry';
import {
  type Found,
  type Place,
  type Question,
  type Replies,
  type SearchIndex,
  searchedText,
  type ThreadCount,
  type ThreadPlace,
  type ThreadReading,
} from '../../src/main/store/search';

/** The port's promises in the fewest words: reads the whole log for every question. */
export class MemorySearch implements SearchIndex {
  readonly #log: Log;
  readonly #registry: Pick<Registry, 'list'>;

  constructor(log: Log, registry: Pick<Registry, 'list'>) {
    this.#log = log;
    this.#registry = registry;
  }

  async find(question: Question): Promise<Found> {
    const { rooms, query, from, before, after, hasFile, past, limit } = question;
    const matches = createMatcher(query);
    const all = (await this.#all(rooms))
      .filter((message) => message.deleted === null && matches(searchedText(message)))
      .filter(({ user, files }) => (from === undefined || user === from) && (!hasFile || files.length > 0))
      .filter(({ created }) => (before === undefined || created < before) && (after === undefined || created > after))
      .sort(newestFirst)
      .filter((message) => past === undefined || newestFirst(past, message) < 0);
    const messages = all.slice(0, limit);
    const last = all.length > limit ? messages.at(-1) : undefined;
    return { messages, next: last ? placeOf(last) : null, partial: false };
  }

  async counts(room: string, seqs: readonly number[]): Promise<readonly ThreadCount[]> {
    const all = await this.#all([room]);
    return seqs.flatMap((thread) => {
      const replies = all.filter((message) => message.thread === thread);
      const last = replies.at(-1);
      return last ? [{ thread, replies: replies.length, last: last.seq }] : [];
    });
  }

  async replies(room: string, thread: number, page: { before?: number; limit: number }): Promise<Replies> {
    const replies = (await this.#all([room])).filter((message) => message.thread === thread);
    const older = replies.filter(({ seq }) => page.before === undefined || seq < page.before);
    return { messages: older.slice(-page.limit), more: older.length > page.limit, replies: replies.length };
  }

  async threadsOf(
    user: string,
    { rooms, past, limit }: { rooms: readonly string[]; past?: Place; limit: number },
  ): Promise<{ threads: readonly ThreadPlace[]; more: boolean }> {
    const all = await this.#all(rooms);
    const roots = new Set(
      all.flatMap((message) => (message.thread === null ? [] : [`${message.room} ${message.thread}`])),
    );
    const threads = [...roots].flatMap((key) => {
      const [room = '', root] = key.split(' ');
      const thread = Number(root);
      const inIt = all.filter((message) => message.room === room && message.thread === thread);
      const last = inIt.at(-1);
      const isPart = all.some(
        (message) => message.room === room && message.user === user && (message.thread ?? message.seq) === thread,
      );
      return isPart && last ? [{ room, thread, replies: inIt.length, last: last.seq, newest: placeOf(last) }] : [];
    });
    const sorted = threads
      .sort((a, b) => newestFirst(a.newest, b.newest))
      .filter(({ newest }) => past === undefined || newestFirst(past, newest) < 0);
    return { threads: sorted.slice(0, limit), more: sorted.length > limit };
  }

  async unread(readings: readonly ThreadReading[]): Promise<readonly number[]> {
    return Promise.all(
      readings.map(async ({ room, thread, user, read }) => {
        const replies = (await this.#all([room])).filter((message) => message.thread === thread);
        return replies.filter((reply) => reply.seq > read && reply.user !== user && reply.deleted === null).length;
      }),
    );
  }

  async whole(): Promise<void> {}

  async close(): Promise<void> {}

  /** All messages of these rooms that are there, each room's ascending by seq. */
  async #all(rooms: readonly string[]): Promise<ChatMessage[]> {
    const present = new Set((await this.#registry.list('rooms')).map(({ id }) => id));
    const all: ChatMessage[] = [];
    for (const room of rooms.filter((id) => present.has(id))) {
      const { messages } = await this.#log.read(room, { after: 0, limit: 1_000_000, bytes: 1e9 });
      all.push(...messages);
    }
    return all;
  }
}

const placeOf = ({ created, room, seq }: Place): Place => ({ created, room, seq });

function newestFirst(a: Place, b: Place): number {
  if (a.created !== b.created) return a.created < b.created ? 1 : -1;
  if (a.room !== b.room) return a.room < b.room ? 1 : -1;
  return b.seq - a.seq;
}

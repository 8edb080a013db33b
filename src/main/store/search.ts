import type { ChatMessage } from '#shared/nouns/message';

/** Where a message stands in the order of all messages of a host: by `created`, then room, then seq. */
export interface Place {
  /** ISO 8601. */
  readonly created: string;
  readonly room: string;
  readonly seq: number;
}

/** What words are looked for in: the text of a message, and the names of its files. */
export const searchedText = ({ message, files }: Pick<ChatMessage, 'message' | 'files'>): string =>
  [message, ...files.map(({ name }) => name)].join('\n');

/** What is looked for. A query without words finds all that the filters let through. */
export interface Question {
  readonly query: string;
  /** The rooms to look in: those that the person who asks may enter. */
  readonly rooms: readonly string[];
  readonly from?: string;
  /** ISO 8601, exclusive. */
  readonly before?: string;
  readonly after?: string;
  readonly hasFile?: boolean;
  /** Only what comes after this place, newest first. */
  readonly past?: Place;
  /** Messages at most. */
  readonly limit: number;
  /** Bytes of JSON at most; a page has at least one message even when that one is larger. */
  readonly bytes: number;
}

/** Messages as they stand, newest first. */
export interface Found {
  readonly messages: readonly ChatMessage[];
  /** Where to go on, as `past`; null when that is all. */
  readonly next: Place | null;
  /** Messages are missing: the index is being made anew, or far behind what people write. */
  readonly partial: boolean;
}

/** What is told of a thread under its first message. Replies that were deleted count: they keep their place. */
export interface ThreadCount {
  readonly thread: number;
  readonly replies: number;
  /** The seq of the newest reply. */
  readonly last: number;
}

/** Replies in a thread, ascending by seq. */
export interface Replies {
  readonly messages: readonly ChatMessage[];
  /** There are older ones. */
  readonly more: boolean;
  /** Of all, not only of these. */
  readonly replies: number;
}

/** A thread, and how much of it there is. */
export interface ThreadPlace extends ThreadCount {
  readonly room: string;
  /** Where the newest reply stands in the order of all messages. */
  readonly newest: Place;
}

/** How far somebody read a thread. */
export interface ThreadReading {
  readonly room: string;
  readonly thread: number;
  readonly user: string;
  /** 0 for not at all. */
  readonly read: number;
}

/**
 * The port for what is found by looking through messages: words, and threads. All of it is derived from the log, may be
 * deleted at any time, and makes itself anew while the host serves, the newest messages first.
 *
 * - It follows the log: what was acknowledged before a question was asked is in the answer, an edited text is found by
 *   its new words, and a deleted one not at all. Words of deleted texts are gone from its files soon after, too.
 * - Messages come before it: while people write it works little, and catches up when they pause or somebody asks.
 * - Messages come from the log as they stand at the moment of the answer.
 * - A question is asked in rooms; what is in others has no part in the answer.
 * - It rejects with {@link SearchUnavailable} when it cannot answer at present; nothing else of a host depends on it.
 */
export interface SearchIndex {
  /** Newest first by created, room and seq. */
  find(question: Question): Promise<Found>;
  /** Of these messages of a room, those that began a thread. Those that are not known in a moment are left out. */
  counts(room: string, seqs: readonly number[]): Promise<readonly ThreadCount[]>;
  /** The newest replies of a thread, or those before a seq; `bytes` of JSON at most, but one message. */
  replies(
    room: string,
    thread: number,
    page: { readonly before?: number; readonly limit: number; readonly bytes: number },
  ): Promise<Replies>;
  /** The threads that somebody began or replied in, the one with the newest reply first. */
  threadsOf(
    user: string,
    page: { readonly rooms: readonly string[]; readonly past?: Place; readonly limit: number },
  ): Promise<{ readonly threads: readonly ThreadPlace[]; readonly more: boolean }>;
  /** How many replies of others each reader has not read, in the order asked. Deleted ones do not count. */
  unread(readings: readonly ThreadReading[]): Promise<readonly number[]>;
  /** Resolves when all messages are in it. */
  whole(): Promise<void>;
  close(): Promise<void>;
}

/** The index cannot answer at present: it broke, say, and is about to be made anew. */
export class SearchUnavailable extends Error {
  override readonly name = 'SearchUnavailable';
}

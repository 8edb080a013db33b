import type { ChatMessage } from '#shared/nouns/message';
import { LIMITS } from '#shared/protocol/limits';
import type { Log, Page } from '../../../store/log';
import type { SearchIndex, ThreadCount } from '../../../store/search';
import { threadsUnder } from '../../search/threads-under';

/** How far a client was told of a room before it lost its line: nothing, for one who comes for the first time. */
export interface Known {
  readonly since?: number | undefined;
  readonly sinceChange?: number | undefined;
}

/** The last seq and change that were announced in a room by now: what came before must not be missing. */
export interface Announced {
  readonly head: number;
  readonly change: number;
}

/** What happened to older messages. */
interface Changes {
  readonly changed: readonly ChatMessage[];
  /** The room's change number, or with `more` the one at which `changed` ends. */
  readonly change: number;
  readonly changedMore: boolean;
}

/** The messages a join reply carries, and what became of those that the client has. */
export interface JoinPage extends Page, Changes {
  /** The messages are as they stood after this change, or a later one. */
  readonly asOf: number;
  readonly threads: readonly ThreadCount[];
}

type Reading = Pick<Log, 'read' | 'head' | 'change' | 'changes'>;

/** Bytes that messages have in any case, beside many changed ones: a page that moves on. */
const LEAST_BYTES = LIMITS.pageBytes / 4;

/**
 * The pages of messages that join replies carry. When a host was restarted everybody asks for the same one in the same
 * moment: a page whose reading is under way is everybody's.
 */
export class JoinPages {
  readonly #log: Reading;
  readonly #search: Pick<SearchIndex, 'counts'>;
  readonly #underWay = new Map<string, Promise<JoinPage>>();

  constructor(log: Reading, search: Pick<SearchIndex, 'counts'>) {
    this.#log = log;
    this.#search = search;
  }

  async read(roomId: string, known: Known, announced: Announced): Promise<JoinPage> {
    const key = `${roomId} ${known.since ?? 'newest'} ${known.sinceChange ?? ''}`;
    for (let shared = this.#underWay.get(key); shared; shared = this.#underWay.get(key)) {
      const page = await shared;
      // It may have begun before something that this socket, subscribed later, was not handed.
      if (page.head >= announced.head && page.asOf >= announced.change) return page;
    }
    const own = this.#readPage(roomId, known, announced);
    this.#underWay.set(key, own);
    try {
      return await own;
    } finally {
      if (this.#underWay.get(key) === own) this.#underWay.delete(key);
    }
  }

  async #readPage(roomId: string, known: Known, announced: Announced): Promise<JoinPage> {
    const page = await readJoinPage(this.#log, roomId, known, announced.change);
    return { ...page, threads: await threadsUnder(this.#search, roomId, page.messages) };
  }
}

type MessagePage = Omit<JoinPage, 'threads'>;

/**
 * What came after `since`, or the newest messages. A `since` beyond the end is answered like none: the client has seen a
 * room that this one is not any more (a backup was restored, say) and starts over. The changes are read first, so that the
 * messages are at least as new: a client that is cut off right after the reply goes on from its `change` without a gap.
 */
async function readJoinPage(log: Reading, roomId: string, known: Known, announced: number): Promise<MessagePage> {
  const since = known.since !== undefined && known.since <= (await log.head(roomId)) ? known.since : undefined;
  const changes = await readChanges(log, roomId, since, known.sinceChange);
  const bytes = Math.max(LEAST_BYTES, LIMITS.pageBytes - bytesOf(changes.changed));
  const page = await log.read(roomId, {
    ...(since === undefined ? { limit: LIMITS.historyDefault } : { after: since, limit: LIMITS.resumeMax }),
    bytes,
  });
  return { ...page, ...changes, asOf: changes.changedMore ? announced : changes.change };
}

async function readChanges(
  log: Reading,
  roomId: string,
  since: number | undefined,
  sinceChange: number | undefined,
): Promise<Changes> {
  if (since === undefined || sinceChange === undefined) {
    return { changed: [], change: await log.change(roomId), changedMore: false };
  }
  const { messages, change, more } = await log.changes(roomId, {
    ...{ after: sinceChange, upTo: since, limit: LIMITS.resumeMax, bytes: LIMITS.pageBytes },
  });
  return { changed: messages, change, changedMore: more };
}

const bytesOf = (messages: readonly ChatMessage[]): number =>
  messages.length === 0 ? 0 : Buffer.byteLength(JSON.stringify(messages));

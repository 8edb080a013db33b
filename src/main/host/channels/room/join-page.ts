import { LIMITS } from '#shared/protocol/limits';
import type { Log, Page } from '../../../store/log';

/**
 * The pages of messages that join replies carry. When a host was restarted everybody asks for the same one in the same
 * moment: a page whose reading is under way is everybody's.
 */
export class JoinPages {
  readonly #log: Pick<Log, 'read'>;
  readonly #underWay = new Map<string, Promise<Page>>();

  constructor(log: Pick<Log, 'read'>) {
    this.#log = log;
  }

  /** @param head the last seq that was announced in the room by now: what came before it must not be missing */
  async read(roomId: string, since: number | undefined, head: number): Promise<Page> {
    const key = `${roomId} ${since ?? 'newest'}`;
    for (let shared = this.#underWay.get(key); shared; shared = this.#underWay.get(key)) {
      const page = await shared;
      // It may have begun before a message that this socket, subscribed later, was not handed.
      if (page.head >= head) return page;
    }
    const own = readJoinPage(this.#log, roomId, since);
    this.#underWay.set(key, own);
    try {
      return await own;
    } finally {
      if (this.#underWay.get(key) === own) this.#underWay.delete(key);
    }
  }
}

/**
 * The messages a join reply carries: what came after `since`, or the newest. A `since` beyond the end is answered like
 * none: the client has seen a room that this one is not any more (a backup was restored, say) and starts over.
 */
async function readJoinPage(log: Pick<Log, 'read'>, roomId: string, since: number | undefined): Promise<Page> {
  const bytes = LIMITS.pageBytes;
  if (since !== undefined) {
    const page = await log.read(roomId, { after: since, limit: LIMITS.resumeMax, bytes });
    if (since <= page.head) return page;
  }
  return log.read(roomId, { limit: LIMITS.historyDefault, bytes });
}

import { LIMITS } from '#shared/protocol/limits';
import type { Log, Page } from '../../../store/log';

/**
 * The messages a join reply carries: what came after `since`, or the newest. A `since` beyond the end is answered like
 * none: the client has seen a room that this one is not any more (a backup was restored, say) and starts over.
 */
export async function readJoinPage(log: Log, roomId: string, since: number | undefined): Promise<Page> {
  const bytes = LIMITS.pageBytes;
  if (since !== undefined) {
    const page = await log.read(roomId, { after: since, limit: LIMITS.resumeMax, bytes });
    if (since <= page.head) return page;
  }
  return log.read(roomId, { limit: LIMITS.historyDefault, bytes });
}

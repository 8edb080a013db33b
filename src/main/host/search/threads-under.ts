import type { ChatMessage } from '#shared/nouns/message';
import type { ThreadSummary } from '#shared/protocol/room-channel';
import type { SearchIndex } from '../../store/search';

/** What stands under the messages of a page that began a thread. No page waits long for it: in doubt it is left out. */
export async function threadsUnder(
  search: Pick<SearchIndex, 'counts'>,
  roomId: string,
  messages: readonly ChatMessage[],
): Promise<ThreadSummary[]> {
  const roots = messages.filter(({ thread }) => thread === null).map(({ seq }) => seq);
  return roots.length === 0 ? [] : [...(await search.counts(roomId, roots))];
}

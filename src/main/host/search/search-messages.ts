import type * as v from 'valibot';
import { LIMITS } from '#shared/protocol/limits';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import type { SystemPushes, SystemPushReply } from '#shared/protocol/system-channel';
import { err, ok, type Result } from '#shared/result';
import { searchWords } from '#shared/search-words';
import type { Place, Question, SearchIndex } from '../../store/search';
import { wrongCursor } from '../list-page';
import { noSuchRoom } from '../rooms/find-room';
import type { View } from '../view';
import type { PageCursors } from './page-cursors';

/** What searching needs. */
export interface Searching {
  readonly search: SearchIndex;
  readonly cursors: PageCursors;
  readonly view: View;
  readonly userId: string;
}

type Asked = v.InferOutput<typeof SystemPushes.search.payload>;

/** Looks for messages in the rooms this person may enter now. Rights are looked at again after the messages were read. */
export async function searchMessages(
  { search, cursors, view, userId }: Searching,
  asked: Asked,
): Promise<Result<SystemPushReply<'search'>, Refusal>> {
  const refused = mayNotAsk(asked);
  if (refused) return err(refused);
  if (asked.room !== undefined && !view.roomFor(userId, asked.room)) return err(noSuchRoom());
  const key = keyOf(userId, asked);
  const past = asked.cursor === null ? undefined : cursors.open(key, asked.cursor);
  if (past === null) return err(wrongCursor());
  // Punctuation alone is in no message as a word.
  if (asked.query !== '' && searchWords(asked.query).length === 0 && !hasFilter(asked)) {
    return ok({ results: [], cursor: null, partial: false });
  }
  const rooms = asked.room === undefined ? view.roomsFor(userId) : [asked.room];
  const { messages, next, partial } = await search.find(questionOf(asked, rooms, past));
  // Asking took a while; a room may have been lost in it.
  if (asked.room !== undefined && !view.roomFor(userId, asked.room)) return err(noSuchRoom());
  const results = messages.filter(({ room }) => view.roomFor(userId, room));
  return ok({ results, cursor: next && cursors.seal(key, next), partial });
}

const hasFilter = ({ room, from, before, after, has }: Asked): boolean =>
  [room, from, before, after, has].some((filter) => filter !== undefined);

/** Another question, or another person's, is another list: its pages have nothing to do with this one's. */
const keyOf = (userId: string, { query, room, from, before, after, has }: Asked): unknown[] => [
  ...['search', userId, query, room ?? null, from ?? null, before ?? null, after ?? null, has ?? null],
];

function mayNotAsk(asked: Asked): Refusal | null {
  if (asked.query === '' && !hasFilter(asked)) {
    return refusal('bad_request', 'Say what to look for: a word, or a filter.', { field: 'query' });
  }
  for (const field of ['before', 'after'] as const) {
    const time = asked[field];
    if (time !== undefined && Number.isNaN(Date.parse(time))) {
      return refusal('bad_request', 'There is no such time.', { field });
    }
  }
  return null;
}

function questionOf(asked: Asked, rooms: readonly string[], past: Place | undefined): Question {
  const { query, from, before, after, has, limit } = asked;
  return {
    query,
    rooms,
    ...{ limit, bytes: LIMITS.pageBytes },
    ...(from !== undefined && { from }),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(has !== undefined && { hasFile: true }),
    ...(past && { past }),
  };
}

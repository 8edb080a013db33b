import type { ChatMessage } from '#shared/nouns/message';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import type { SystemPushReply, ThreadEntry } from '#shared/protocol/system-channel';
import { err, ok, type Result } from '#shared/result';
import type { Log } from '../../store/log';
import type { Marks } from '../../store/marks';
import type { ThreadPlace } from '../../store/search';
import { wrongCursor } from '../list-page';
import type { Searching } from './search-messages';

/** What listing threads needs. */
export interface Listing extends Searching {
  readonly log: Pick<Log, 'message'>;
  readonly marks: Pick<Marks, 'threadReads'>;
}

/** What is said of a seq that began no thread and is no message. */
export const noSuchThread = (): Refusal => refusal('not_found', 'There is no such thread.');

/** A page of the threads this person began or replied in, the one with the newest reply first. */
export async function listThreads(
  listing: Listing,
  { limit, cursor }: { readonly limit: number; readonly cursor: string | null },
): Promise<Result<SystemPushReply<'threads'>, Refusal>> {
  const { search, cursors, view, userId } = listing;
  const key = ['threads', userId];
  const past = cursor === null ? undefined : cursors.open(key, cursor);
  if (past === null) return err(wrongCursor());
  const page = await search.threadsOf(userId, { rooms: view.roomsFor(userId), limit, ...(past && { past }) });
  const entries = await entriesOf(listing, page.threads);
  const last = page.more ? page.threads.at(-1) : undefined;
  const threads = entries.filter(({ room }) => view.roomFor(userId, room));
  return ok({ threads, cursor: last ? cursors.seal(key, last.newest) : null });
}

async function entriesOf(listing: Listing, threads: readonly ThreadPlace[]): Promise<ThreadEntry[]> {
  const { search, log, userId } = listing;
  const reads = await readsOf(listing, new Set(threads.map(({ room }) => room)));
  const readings = threads.map(({ room, thread }) => ({
    ...{ room, thread, user: userId },
    read: reads.get(room)?.get(thread) ?? 0,
  }));
  const unread = await search.unread(readings);
  const entries = await Promise.all(
    threads.map(async ({ room, thread, last, replies }, index): Promise<ThreadEntry | null> => {
      const [root, newest] = await Promise.all([log.message(room, thread), log.message(room, last)]);
      return root && newest ? { room, root, last: newest, replies, unread: unread[index] ?? 0 } : null;
    }),
  );
  return entries.filter((entry): entry is ThreadEntry => entry !== null);
}

/** How far this person read the threads of these rooms. */
async function readsOf(
  { marks, userId }: Listing,
  rooms: ReadonlySet<string>,
): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>> {
  const reads = new Map<string, ReadonlyMap<number, number>>();
  for (const room of rooms) reads.set(room, await marks.threadReads(room, userId));
  return reads;
}

/** The message that began a thread, by the seq of any message in it. */
export const rootOf = ({ thread, seq }: ChatMessage): number => thread ?? seq;

import { LIMITS } from '#shared/protocol/limits';
import { refusal } from '#shared/protocol/reasons';
import { RoomPushes } from '#shared/protocol/room-channel';
import { err, ok } from '#shared/result';
import { noSuchRoom } from '../../rooms/find-room';
import { orUnavailable } from '../../search/or-unavailable';
import { noSuchThread } from '../../search/threads';
import { checked } from '../pushes';
import type { RoomMember } from './room-member';

/** A page of a thread, with the message that began it. A message nobody replied to yet is a thread without replies. */
export const readThread = checked(RoomPushes.thread.payload, (member: RoomMember, { thread, before, limit }) =>
  orUnavailable(async () => {
    const { log, marks, search, view, roomId, userId } = member;
    const root = await log.message(roomId, thread);
    const page = { limit, bytes: LIMITS.pageBytes, ...(before !== undefined && { before }) };
    const found = root?.thread === null ? await search.replies(roomId, thread, page) : null;
    const reads = await marks.threadReads(roomId, userId);
    // Reading took a while; the room may have been lost in it.
    if (!view.roomFor(userId, roomId)) return err(noSuchRoom());
    if (!root || !found) return err(noSuchThread());
    const { messages, more, replies } = found;
    return ok({ root, messages: [...messages], more, replies, read: reads.get(thread) ?? 0 });
  }),
);

/** Raises how far this person has read a thread. Their own sockets hear of it, nobody else. */
export const markThreadRead = checked(
  RoomPushes['thread-read'].payload,
  async ({ log, marks, markNews, view, roomId, userId }: RoomMember, { thread, seq }) => {
    const root = await log.message(roomId, thread);
    const reply = seq === thread ? root : await log.message(roomId, seq);
    if (!view.roomFor(userId, roomId)) return err(noSuchRoom());
    if (root?.thread !== null) return err(noSuchThread());
    if (seq !== thread && reply?.thread !== thread) {
      return err(refusal('bad_request', 'There is no such reply to have read.', { field: 'seq' }));
    }
    // Nothing is awaited since the room was found: a mark in a deleted room would outlive it.
    if (await marks.readThread(roomId, userId, thread, seq)) {
      markNews.threadRead(userId, { room: roomId, thread, seq });
    }
    return ok({});
  },
);

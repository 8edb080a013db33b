import { LIMITS } from '#shared/protocol/limits';
import { RoomPushes } from '#shared/protocol/room-channel';
import { err, ok } from '#shared/result';
import { noSuchRoom } from '../../rooms/find-room';
import { threadsUnder } from '../../search/threads-under';
import { checked } from '../pushes';
import type { RoomMember } from './room-member';

/** A page of the room's messages. */
export const readHistory = checked(
  RoomPushes.history.payload,
  async ({ log, search, view, roomId, userId }: RoomMember, { before, after, around, limit }) => {
    const page = await log.read(roomId, {
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      ...(around !== undefined && { around }),
      limit,
      bytes: LIMITS.pageBytes,
    });
    const threads = await threadsUnder(search, roomId, page.messages);
    // Reading took a while; the room may have been lost in it.
    if (!view.roomFor(userId, roomId)) return err(noSuchRoom());
    return ok({ messages: [...page.messages], more: page.more, threads });
  },
);

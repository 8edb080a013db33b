import { RoomPushes } from '#shared/protocol/room-channel';
import { ok } from '#shared/result';
import { checked } from '../pushes';
import type { RoomMember } from './room-member';

/** Tells the other people in the room that this one is writing, or not any more. It is kept nowhere. */
export const noteTyping = checked(
  RoomPushes.typing.payload,
  async ({ typists, markNews, roomId, userId }: RoomMember, { on }) => {
    if (typists.note(roomId, userId, on)) markNews.typing(roomId, userId, on);
    return ok({});
  },
);

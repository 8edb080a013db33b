import { RoomPushes } from '#shared/protocol/room-channel';
import { ok } from '#shared/result';
import { deleteRoom } from '../../rooms/delete-room';
import { checked } from '../pushes';
import type { RoomMember } from './room-member';

/** Deletes this room and all its messages. */
export const deleteThisRoom = checked(
  RoomPushes['chatroom-delete'].payload,
  async ({ decide, log, logger, roomId, userId }: RoomMember) => {
    const deleted = await decide(userId, deleteRoom, { id: roomId });
    if (!deleted.ok) return deleted;
    try {
      await log.drop(roomId);
    } catch (error) {
      // The room is gone for everybody all the same, and there is no way back.
      logger.error('room_log_not_dropped', error, { room: roomId });
    }
    return ok({ id: roomId });
  },
);

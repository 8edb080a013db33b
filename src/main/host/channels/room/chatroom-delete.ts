import { RoomPushes } from '#shared/protocol/room-channel';
import { ok } from '#shared/result';
import { deleteRoom } from '../../rooms/delete-room';
import { checked } from '../pushes';
import type { RoomMember } from './room-member';

/** Deletes this room and all its messages. */
export const deleteThisRoom = checked(
  RoomPushes['chatroom-delete'].payload,
  async ({ decide, dropLog, roomId, userId }: RoomMember) => {
    const deleted = await decide(userId, deleteRoom, { id: roomId });
    if (!deleted.ok) return deleted;
    await dropLog(roomId);
    return ok({ id: roomId });
  },
);

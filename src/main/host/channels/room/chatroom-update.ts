import { RoomPushes } from '#shared/protocol/room-channel';
import { updateRoom } from '../../rooms/update-room';
import { checked, reply } from '../pushes';
import type { RoomMember } from './room-member';

/** Changes this room, or leaves it. */
export const updateThisRoom = checked(
  RoomPushes['chatroom-update'].payload,
  async ({ decide, nouns, roomId, userId }: RoomMember, changes) =>
    reply(await decide(userId, updateRoom, { ...changes, id: roomId }), (room) => ({ chatroom: nouns.room(room) })),
);

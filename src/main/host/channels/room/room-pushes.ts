import type { RoomPushName, RoomPushReply } from '#shared/protocol/room-channel';
import type { Push } from '../pushes';
import { sendMessage } from './chat-message';
import { deleteThisRoom } from './chatroom-delete';
import { updateThisRoom } from './chatroom-update';
import { readHistory } from './history';
import { inviteHere } from './invite';
import type { RoomMember } from './room-member';

/** What can be pushed on a room channel, and the file that answers it. */
export const roomPushes: { readonly [K in RoomPushName]: Push<RoomMember, RoomPushReply<K>> } = {
  'chat-message': sendMessage,
  history: readHistory,
  invite: inviteHere,
  'chatroom-update': updateThisRoom,
  'chatroom-delete': deleteThisRoom,
};

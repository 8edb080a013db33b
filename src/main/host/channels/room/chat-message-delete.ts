import { RoomPushes } from '#shared/protocol/room-channel';
import { deleteMessage } from '../../messages/amend-rules';
import { checked } from '../pushes';
import { amendMessage } from './amend-message';
import type { RoomMember } from './room-member';

/** Takes a message away. */
export const deleteThisMessage = checked(RoomPushes['chat-message-delete'].payload, (member: RoomMember, { seq }) =>
  amendMessage(member, seq, deleteMessage),
);

import { RoomPushes } from '#shared/protocol/room-channel';
import { editTo } from '../../messages/amend-rules';
import { checked } from '../pushes';
import { amendMessage } from './amend-message';
import type { RoomMember } from './room-member';

/** Changes the text of a message. */
export const editMessage = checked(RoomPushes['chat-message-edit'].payload, (member: RoomMember, { seq, message }) =>
  amendMessage(member, seq, editTo(message)),
);

import { RoomPushes } from '#shared/protocol/room-channel';
import { deleteMessage } from '../../messages/amend-rules';
import { checked } from '../pushes';
import { amendMessage } from './amend-message';
import type { RoomMember } from './room-member';

/** Takes a message away, and its files with it. */
export const deleteThisMessage = checked(
  RoomPushes['chat-message-delete'].payload,
  async (member: RoomMember, { seq }) => {
    const { log, files, roomId } = member;
    const ids = (await log.message(roomId, seq))?.files.map(({ id }) => id) ?? [];
    if (ids.length === 0) return amendMessage(member, seq, deleteMessage);
    return files.release(roomId, seq, ids, () => amendMessage(member, seq, deleteMessage));
  },
);

import { refusal } from '#shared/protocol/reasons';
import { RoomPushes } from '#shared/protocol/room-channel';
import { err, ok } from '#shared/result';
import { checked } from '../pushes';
import type { RoomMember } from './room-member';

/** Raises how far this person has read. A lower or equal mark is ok, and nobody hears of it. */
export const markRead = checked(
  RoomPushes.read.payload,
  async ({ marks, markNews, view, roomId, userId }: RoomMember, { seq }) => {
    if (seq > view.seqOf(roomId)) {
      return err(refusal('bad_request', 'There is no such message to have read.', { field: 'seq' }));
    }
    // Nothing is awaited since the room was found: a mark in a deleted room would outlive it.
    if (await marks.read(roomId, userId, seq)) markNews.read(roomId, { user: userId, seq });
    return ok({});
  },
);

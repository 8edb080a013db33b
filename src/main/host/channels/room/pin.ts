import { RoomPushes } from '#shared/protocol/room-channel';
import { err, ok } from '#shared/result';
import { pinTo } from '../../messages/amend-rules';
import { noSuchRoom } from '../../rooms/find-room';
import { checked } from '../pushes';
import { amendMessage } from './amend-message';
import type { RoomMember } from './room-member';

/** Pins a message or takes it down. Pins of one room take turns, so that two at once cannot both be the last one. */
export const pinMessage = checked(RoomPushes.pin.payload, (member: RoomMember, { seq, on }) =>
  member.turns.take(`pin ${member.roomId}`, async () => {
    const pins = on ? await member.log.pins(member.roomId) : [];
    return amendMessage(member, seq, pinTo(on, pins.length));
  }),
);

/** The pinned messages. They can be long: a room's are read one time after the other. */
export const listPins = checked(RoomPushes.pins.payload, ({ log, view, turns, roomId, userId }: RoomMember) =>
  turns.take(`pins ${roomId}`, async () => {
    const messages = await log.pins(roomId);
    return view.roomFor(userId, roomId) ? ok({ messages: [...messages] }) : err(noSuchRoom());
  }),
);

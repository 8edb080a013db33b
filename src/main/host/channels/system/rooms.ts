import { SystemPushes } from '#shared/protocol/system-channel';
import { createRoom } from '../../rooms/create-room';
import { checked, reply } from '../pushes';
import type { SystemMember } from './system-member';

/** Makes a room. */
export const createChatRoom = checked(
  SystemPushes['chatroom-create'].payload,
  async ({ decide, nouns, userId }: SystemMember, input) =>
    reply(await decide(userId, createRoom, input), (room) => ({ chatroom: nouns.room(room) })),
);

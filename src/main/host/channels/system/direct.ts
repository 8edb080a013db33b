import { SystemPushes } from '#shared/protocol/system-channel';
import { directRoom } from '../../rooms/direct-room';
import { checked, reply } from '../pushes';
import type { SystemMember } from './system-member';

/** Finds or makes the private room of exactly these people. */
export const openDirectRoom = checked(
  SystemPushes.direct.payload,
  async ({ decide, nouns, userId }: SystemMember, input) =>
    reply(await decide(userId, directRoom, input), (room) => ({ chatroom: nouns.room(room) })),
);

import { RoomPushes } from '#shared/protocol/room-channel';
import { invite } from '../../invitations/invite';
import { checked, reply } from '../pushes';
import type { RoomMember } from './room-member';

/** Invites somebody into this room. */
export const inviteHere = checked(
  RoomPushes.invite.payload,
  async ({ decide, nouns, roomId, userId }: RoomMember, { user }) =>
    reply(await decide(userId, invite, { room: roomId, user }), (invitation) => ({
      invitation: nouns.invitation(invitation),
    })),
);

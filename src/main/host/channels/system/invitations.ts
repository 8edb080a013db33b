import { SystemPushes } from '#shared/protocol/system-channel';
import { acceptInvitation, declineInvitation, revokeInvitation } from '../../invitations/answer';
import { checked, reply } from '../pushes';
import type { SystemMember } from './system-member';

/** Accepts an invitation: the answer is the room. */
export const accept = checked(
  SystemPushes['invitation-accept'].payload,
  async ({ decide, nouns, userId }: SystemMember, input) =>
    reply(await decide(userId, acceptInvitation, input), (room) => ({ chatroom: nouns.room(room) })),
);

/** Declines an invitation. */
export const decline = checked(
  SystemPushes['invitation-decline'].payload,
  async ({ decide, nouns, userId }: SystemMember, input) =>
    reply(await decide(userId, declineInvitation, input), (invitation) => ({
      invitation: nouns.invitation(invitation),
    })),
);

/** Takes an invitation back. */
export const revoke = checked(
  SystemPushes['invitation-revoke'].payload,
  async ({ decide, nouns, userId }: SystemMember, input) =>
    reply(await decide(userId, revokeInvitation, input), (invitation) => ({
      invitation: nouns.invitation(invitation),
    })),
);

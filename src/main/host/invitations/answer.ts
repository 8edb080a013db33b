import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import type { InvitationRecord, RoomRecord } from '../../store/records';
import { mayAnswer, mayRevoke } from '../access';
import type { Decision, Rule } from '../decide';

interface ById {
  readonly id: string;
}

/** The invitee accepts and is in the room at once. */
export const acceptInvitation: Rule<ById, RoomRecord> = (decision, { id }) => {
  const { records, actor, now } = decision;
  const found = findToAnswer(decision, id);
  if (!found.ok) return found;
  const room = records.get('rooms', found.value.room);
  if (!room) return err(notPending(found.value));
  const entered: RoomRecord = room.users.includes(actor.id)
    ? room
    : { ...room, users: [...room.users, actor.id], modified: now };
  records.put('invitations', { ...found.value, state: 'accepted' });
  records.put('rooms', entered);
  return ok(entered);
};

/** The invitee declines. They can be invited again. */
export const declineInvitation: Rule<ById, InvitationRecord> = (decision, { id }) => {
  const found = findToAnswer(decision, id);
  if (!found.ok) return found;
  const declined: InvitationRecord = { ...found.value, state: 'declined' };
  decision.records.put('invitations', declined);
  return ok(declined);
};

/** The inviter or the room's creator takes an invitation back. Taking it back twice is ok. */
export const revokeInvitation: Rule<ById, InvitationRecord> = ({ records, actor }, { id }) => {
  const invitation = records.get('invitations', id);
  if (!invitation || !mayRevoke(actor, invitation, records.get('rooms', invitation.room))) {
    return err(noSuchInvitation());
  }
  if (invitation.state === 'revoked') return ok(invitation);
  if (invitation.state !== 'pending') return err(notPending(invitation));
  const revoked: InvitationRecord = { ...invitation, state: 'revoked' };
  records.put('invitations', revoked);
  return ok(revoked);
};

function findToAnswer({ records, actor }: Decision, id: string): Result<InvitationRecord, Refusal> {
  const invitation = records.get('invitations', id);
  if (!invitation || !mayAnswer(actor, invitation)) return err(noSuchInvitation());
  return invitation.state === 'pending' ? ok(invitation) : err(notPending(invitation));
}

const noSuchInvitation = () => refusal('not_found', 'There is no such invitation.');

const SETTLED = {
  pending: 'The room of this invitation is gone.',
  accepted: 'This invitation was accepted already.',
  declined: 'This invitation was declined already.',
  revoked: 'This invitation was taken back.',
} as const;

const notPending = (invitation: InvitationRecord) => refusal('conflict', SETTLED[invitation.state]);

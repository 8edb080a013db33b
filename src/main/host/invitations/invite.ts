import { LIMITS } from '#shared/protocol/limits';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok } from '#shared/result';
import type { InvitationRecord, RoomRecord } from '../../store/records';
import type { Transaction } from '../../store/registry';
import { isAmong, isHere } from '../access';
import type { Decision, Rule } from '../decide';
import { audienceIn, findRoom } from '../rooms/find-room';

/** Whom to invite, and into which room. */
export interface Invite {
  readonly room: string;
  readonly user: string;
}

/** Anyone in a private room invites anyone on the host who is not. Inviting again returns the pending invitation. */
export const invite: Rule<Invite, InvitationRecord> = (decision, input) => {
  const { records, actor } = decision;
  const found = findRoom(records, input.room, actor.id);
  if (!found.ok) return found;
  const refused = mayInvite(decision, found.value, input.user);
  if (refused) return err(refused);

  const theirs = records.list('invitations').filter(({ to }) => to === input.user);
  const pending = theirs.filter(({ state }) => state === 'pending');
  const again = pending.find(({ room }) => room === input.room);
  if (again) return ok(again);
  if (pending.length >= LIMITS.pendingInvitationsPerUser) {
    return err(refusal('unavailable', 'This person has too many unanswered invitations already.'));
  }
  forgetAnswered(records, theirs, input.room);
  const invitation: InvitationRecord = {
    id: decision.newId(),
    room: input.room,
    room_name: found.value.name,
    from: actor.id,
    to: input.user,
    created: decision.now,
    state: 'pending',
  };
  records.put('invitations', invitation);
  return ok(invitation);
};

function mayInvite({ records, actor }: Decision, room: RoomRecord, userId: string): Refusal | null {
  if (userId === actor.id) return refusal('bad_request', 'You are in this room already.', { field: 'user' });
  if (!isHere(records.get('users', userId))) {
    return refusal('not_found', 'There is no such person on this host.', { field: 'user' });
  }
  if (room.direct) return refusal('forbidden', 'Nobody can be added to a direct conversation.');
  if (isAmong(audienceIn(records, room), userId)) {
    return refusal('conflict', room.private ? 'This person is in the room already.' : 'This person can enter already.');
  }
  if (!room.private) return refusal('forbidden', 'This room is for its team. Add the person to the team.');
  return null;
}

/** Keeps the registry from growing with every invitation ever answered. */
function forgetAnswered(records: Transaction, invitations: readonly InvitationRecord[], room: string): void {
  for (const old of invitations) {
    const answered = old.state !== 'pending';
    if (answered && (old.room === room || !records.get('rooms', old.room))) records.delete('invitations', old.id);
  }
}

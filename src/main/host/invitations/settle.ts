import type { InvitationRecord, RoomRecord } from '../../store/records';
import type { Transaction } from '../../store/registry';
import type { Decision } from '../decide';

/** Who has come into a room by another way needs no answer any more: their pending invitations count as accepted. */
export function acceptForMembers({ records }: Decision, room: RoomRecord): void {
  for (const invitation of pendingFor(records, room.id)) {
    if (room.users.includes(invitation.to)) records.put('invitations', { ...invitation, state: 'accepted' });
  }
}

/** A room that is deleted takes its pending invitations with it; its name stays with them, answered ones are forgotten. */
export function revokeForRoom(records: Transaction, room: RoomRecord): void {
  for (const invitation of records.list('invitations')) {
    if (invitation.room !== room.id) continue;
    if (invitation.state === 'pending') {
      records.put('invitations', { ...invitation, room_name: room.name, state: 'revoked' });
    } else {
      records.delete('invitations', invitation.id);
    }
  }
}

const pendingFor = (records: Transaction, room: string): readonly InvitationRecord[] =>
  records.list('invitations').filter((invitation) => invitation.room === room && invitation.state === 'pending');

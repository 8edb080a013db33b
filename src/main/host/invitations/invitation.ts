import type { Invitation } from '#shared/nouns/invitation';
import type { InvitationRecord, RoomRecord } from '../../store/records';

/** An invitation as it stands on the wire: of the room, what the invitee may see; its last name when it is gone. */
export const toInvitation = (invitation: InvitationRecord, room: RoomRecord | undefined): Invitation => ({
  id: invitation.id,
  room: { id: invitation.room, name: room?.name ?? invitation.room_name, description: room?.description ?? '' },
  from: invitation.from,
  to: invitation.to,
  created: invitation.created,
  state: invitation.state,
});

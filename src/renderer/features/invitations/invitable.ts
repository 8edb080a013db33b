import type { SystemSnapshot } from '#shared/bridge/channels';
import type { Invitation } from '#shared/nouns/invitation';
import type { ChatRoom } from '#shared/nouns/room';
import type { User } from '#shared/nouns/user';

/** The invitations of this person into a room that wait for an answer. */
export const pendingInvitations = ({ invitations, user }: SystemSnapshot, room: ChatRoom): Invitation[] =>
  invitations.filter((invitation) => invitation.room.id === room.id && invitation.from === user.id);

/** Who may be invited: everybody on the host who is not in the room and not invited by this person yet. */
export function invitable(system: SystemSnapshot, room: ChatRoom): User[] {
  const invited = new Set(pendingInvitations(system, room).map(({ to }) => to));
  return system.users.filter(
    ({ id, removed }) => !removed && id !== system.user.id && !room.users.includes(id) && !invited.has(id),
  );
}

import type { ChatMessage } from '#shared/nouns/message';
import type { InvitationRecord, RoomRecord, TeamRecord, UserRecord } from '../store/records';

/**
 * Who may see, enter and manage what: the one place that says so (docs/protocol.md, section 2). Pure functions over
 * records. What a person may not enter they cannot see, so "may see" and "may enter" are one question.
 */

/** The people something is for: everybody on the host, or these. */
export type Audience = 'everybody' | readonly string[];

/** The people there are for a thing that does not exist. */
export const NOBODY: Audience = [];

/** Who may enter a room; `team` is the record of the team that the room names. */
export function audienceOfRoom(room: RoomRecord, team: TeamRecord | undefined): Audience {
  if (room.private) return room.users;
  if (room.team === null) return 'everybody';
  return team?.users ?? NOBODY;
}

/** Who sees a team. */
export const audienceOfTeam = (team: TeamRecord): Audience => team.users;

/** Whether a person is among an audience. */
export const isAmong = (audience: Audience, userId: string): boolean =>
  audience === 'everybody' || audience.includes(userId);

/** Whether a person takes part in this host at all. */
export const isHere = (person: UserRecord | undefined): person is UserRecord => person?.removed === null;

/** The owner and admins manage people and the host. They see no more than others. */
export const isAdmin = (person: UserRecord): boolean => person.role !== 'member';

/** Whether a person who may enter this room may also change and delete it. */
export const mayManageRoom = (person: UserRecord, room: RoomRecord): boolean =>
  room.user === person.id || isAdmin(person);

/** Whether a person who may enter its room may change the text of this message. */
export const mayEditMessage = (person: UserRecord, message: ChatMessage): boolean => message.user === person.id;

/** Whether a person who may enter its room may take this message away. */
export const mayDeleteMessage = (person: UserRecord, message: ChatMessage): boolean =>
  message.user === person.id || isAdmin(person);

/** Whether a person who sees this team may also change and delete it. */
export const mayManageTeam = (person: UserRecord, team: TeamRecord): boolean =>
  team.user === person.id || isAdmin(person);

/** Whether `actor` may remove `target` from the host and let them back in. */
export const mayRemove = (actor: UserRecord, target: UserRecord): boolean =>
  actor.role === 'owner' || (actor.role === 'admin' && target.role === 'member');

/** Whether `actor` may make `target` an admin or a member. */
export const mayChangeRole = (actor: UserRecord, target: UserRecord): boolean => {
  if (target.role === 'owner') return false;
  return actor.role === 'owner' || (actor.role === 'admin' && actor.id === target.id);
};

/** Whether a person may accept or decline this invitation; to everybody else it does not exist. */
export const mayAnswer = (person: UserRecord, invitation: InvitationRecord): boolean => invitation.to === person.id;

/** Whether a person may take this invitation back; to everybody else it does not exist. */
export const mayRevoke = (person: UserRecord, invitation: InvitationRecord, room: RoomRecord | undefined): boolean =>
  invitation.from === person.id || room?.user === person.id;

/** Whether an invitation stands in this person's list. */
export const concerns = (invitation: InvitationRecord, userId: string): boolean =>
  invitation.state === 'pending' && (invitation.to === userId || invitation.from === userId);

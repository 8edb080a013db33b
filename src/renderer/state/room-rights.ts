import type { ChatMessage } from '#shared/nouns/message';
import type { ChatRoom } from '#shared/nouns/room';
import type { Team } from '#shared/nouns/team';
import type { User } from '#shared/nouns/user';

/** What a person may do with a room; the host decides in the end, by the same rules. */
export interface RoomRights {
  /** Rename it, describe it, choose who may enter. */
  readonly edit: boolean;
  readonly delete: boolean;
  /** Ask somebody in: private rooms only, by anybody in them. */
  readonly invite: boolean;
  /** Leave for good: a private room that somebody else made. */
  readonly leave: boolean;
  /** Stop following on this install: any room that is not private. */
  readonly follow: boolean;
}

/** The rights of a person in a room they may see. A direct room is as it is. */
export function roomRights(room: ChatRoom, person: Pick<User, 'id' | 'role'>): RoomRights {
  const master = !room.direct && (room.user === person.id || person.role !== 'member');
  return {
    edit: master,
    delete: master,
    invite: room.private && !room.direct,
    leave: room.private && !room.direct && room.user !== person.id,
    follow: !room.private,
  };
}

/** Whether a person may rename a team they are in, choose its people and delete it. */
export const managesTeam = (team: Team, person: Pick<User, 'id' | 'role'>): boolean =>
  team.user === person.id || person.role !== 'member';

/** Who may enter a room, removed people aside. */
export function peopleWhoMayEnter(room: ChatRoom, users: readonly User[], teams: readonly Team[]): User[] {
  const present = users.filter((user) => !user.removed);
  if (room.private) return present.filter((user) => room.users.includes(user.id));
  if (room.team === null) return present;
  const team = teams.find(({ id }) => id === room.team);
  return present.filter((user) => team?.users.includes(user.id));
}

/** What a person may do with a message beyond what everybody in its room may: react, answer, pin and save it. */
export interface MessageRights {
  /** Write it anew: its author. */
  readonly edit: boolean;
  /** Take it away for everybody: its author, the host's owner and admins. */
  readonly delete: boolean;
}

/** The rights of a person on a message of a room they are in. On a deleted one nobody has any. */
export function messageRights(
  message: Pick<ChatMessage, 'user' | 'deleted'>,
  person: Pick<User, 'id' | 'role'>,
): MessageRights {
  if (message.deleted !== null) return { edit: false, delete: false };
  const own = message.user === person.id;
  return { edit: own, delete: own || person.role !== 'member' };
}

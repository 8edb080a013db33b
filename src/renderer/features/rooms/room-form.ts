import type { SystemPushPayload } from '#shared/protocol/system-channel';

/** Who a room is for. */
export type Audience = 'public' | 'team' | 'private';

/** What is filled in for a new room. What belongs to another audience is kept, and left out when it is sent. */
export interface RoomForm {
  readonly audience: Audience;
  readonly name: string;
  readonly description: string;
  /** The team of a team's room. */
  readonly team: string | null;
  /** The people of a private room, oneself aside. */
  readonly users: readonly string[];
}

/** The form of a new room. */
export const EMPTY_ROOM_FORM: RoomForm = { audience: 'public', name: '', description: '', team: null, users: [] };

/** The push that makes the room. */
export function roomFormPayload({
  audience,
  name,
  description,
  team,
  users,
}: RoomForm): SystemPushPayload<'chatroom-create'> {
  switch (audience) {
    case 'public':
      return { name, description };
    case 'team':
      return { name, description, team };
    case 'private':
      return { name, description, private: true, users: [...users] };
  }
}

/** The people of a room after some were added and some taken out, whoever else changed it in the meantime. */
export function changedPeople(now: readonly string[], before: readonly string[], after: readonly string[]): string[] {
  const kept = now.filter((id) => after.includes(id) || !before.includes(id));
  return [...kept, ...after.filter((id) => !before.includes(id) && !kept.includes(id))];
}

import type { SystemSnapshot } from '#shared/bridge/channels';
import type { User } from '#shared/nouns/user';
import { directWith } from '../../state/direct-rooms';

/** The other people who are connected and have no row of their own yet, by name. */
export const peopleHere = (system: SystemSnapshot): User[] =>
  system.users
    .filter((user) => user.id !== system.user.id && !user.removed && system.presence[user.id])
    .filter((user) => directWith([user.id], system) === null)
    .sort((one, other) => one.name.localeCompare(other.name));

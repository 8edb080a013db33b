import type { SystemSnapshot } from '#shared/bridge/channels';
import type { User } from '#shared/nouns/user';

/** The other people who are connected, by name. */
export const peopleHere = (system: SystemSnapshot): User[] =>
  system.users
    .filter((user) => user.id !== system.user.id && !user.removed && system.presence[user.id])
    .sort((one, other) => one.name.localeCompare(other.name));

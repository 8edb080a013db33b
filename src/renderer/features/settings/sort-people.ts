import type { SystemSnapshot } from '#shared/bridge/channels';
import type { User } from '#shared/nouns/user';

/** The people of a host, oneself first, then who is there, then the rest; and those who were removed. */
export function sortPeople(system: SystemSnapshot): { readonly present: User[]; readonly removed: User[] } {
  const rank = (user: User): number => {
    if (user.id === system.user.id) return 0;
    return system.presence[user.id] ? 1 : 2;
  };
  const sorted = [...system.users].sort(
    (one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1),
  );
  return { present: sorted.filter((user) => !user.removed), removed: sorted.filter((user) => user.removed) };
}

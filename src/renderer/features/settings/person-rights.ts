import type { User } from '#shared/nouns/user';

/*
 * What a person is offered to do about another. The host decides for itself; these keep buttons away that it would
 * refuse.
 */

/** Only the owner makes and unmakes admins. */
export const maySetRole = (me: User, user: User): boolean => me.role === 'owner' && user.id !== me.id;

/** An admin may give up being one. */
export const mayResign = (me: User, user: User): boolean => user.id === me.id && me.role === 'admin';

/** The owner removes anyone else; admins remove members. */
export const mayRemove = (me: User, user: User): boolean =>
  user.id !== me.id && (me.role === 'owner' || (me.role === 'admin' && user.role === 'member'));

import { SystemPushes } from '#shared/protocol/system-channel';
import { changeRole, removePerson, restorePerson } from '../../people/manage-people';
import { updateUser } from '../../people/update-user';
import { checked, reply } from '../pushes';
import type { SystemMember } from './system-member';

/** Changes the name, colour or status of who asks. */
export const updateMe = checked(
  SystemPushes['user-update'].payload,
  async ({ decide, nouns, userId }: SystemMember, input) =>
    reply(await decide(userId, updateUser, input), (person) => ({ user: nouns.user(person) })),
);

/** Makes or unmakes an admin. */
export const changeUserRole = checked(
  SystemPushes['user-role'].payload,
  async ({ decide, nouns, userId }: SystemMember, input) =>
    reply(await decide(userId, changeRole, input), (person) => ({ user: nouns.user(person) })),
);

/** Removes a person from the host. */
export const removeUser = checked(
  SystemPushes['user-remove'].payload,
  async ({ decide, nouns, userId }: SystemMember, input) =>
    reply(await decide(userId, removePerson, input), (person) => ({ user: nouns.user(person) })),
);

/** Takes a removed person back. */
export const restoreUser = checked(
  SystemPushes['user-restore'].payload,
  async ({ decide, nouns, userId }: SystemMember, input) =>
    reply(await decide(userId, restorePerson, input), (person) => ({ user: nouns.user(person) })),
);

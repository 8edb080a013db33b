import { SystemPushes } from '#shared/protocol/system-channel';
import { approveNewcomer, refuseNewcomer } from '../../people/newcomers';
import { checked, reply } from '../pushes';
import type { SystemMember } from './system-member';

/** Lets a newcomer in. */
export const approve = checked(
  SystemPushes['user-approve'].payload,
  async ({ decide, nouns, userId }: SystemMember, input) =>
    reply(await decide(userId, approveNewcomer, input), (person) => ({ user: nouns.user(person) })),
);

/** Turns a newcomer away. */
export const refuse = checked(SystemPushes['user-refuse'].payload, async ({ decide, userId }: SystemMember, input) =>
  reply(await decide(userId, refuseNewcomer, input), ({ id }) => ({ id })),
);

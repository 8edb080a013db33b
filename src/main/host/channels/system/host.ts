import { SystemPushes } from '#shared/protocol/system-channel';
import { joinCode, updateHost } from '../../settings/update-host';
import { checked, reply } from '../pushes';
import type { SystemMember } from './system-member';

/** Renames the host, or changes whom it lets in. */
export const updateThisHost = checked(
  SystemPushes['host-update'].payload,
  async ({ decide, nouns, userId }: SystemMember, input) =>
    reply(await decide(userId, updateHost, input), () => ({ host: nouns.host() })),
);

/** Shows the owner the join code, or a new one. */
export const showJoinCode = checked(
  SystemPushes['host-code'].payload,
  async ({ decide, userId }: SystemMember, input) => reply(await decide(userId, joinCode, input), (code) => ({ code })),
);

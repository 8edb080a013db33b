import { SystemPushes } from '#shared/protocol/system-channel';
import { createTeam } from '../../teams/create-team';
import { toTeam } from '../../teams/team';
import { deleteTeam, updateTeam } from '../../teams/update-team';
import { checked, reply } from '../pushes';
import type { SystemMember } from './system-member';

/** Makes a team. */
export const createNewTeam = checked(
  SystemPushes['team-create'].payload,
  async ({ decide, userId }: SystemMember, input) =>
    reply(await decide(userId, createTeam, input), (team) => ({ team: toTeam(team) })),
);

/** Renames a team, or changes who is in it. */
export const updateThatTeam = checked(
  SystemPushes['team-update'].payload,
  async ({ decide, userId }: SystemMember, input) =>
    reply(await decide(userId, updateTeam, input), (team) => ({ team: toTeam(team) })),
);

/** Deletes a team. */
export const deleteThatTeam = checked(
  SystemPushes['team-delete'].payload,
  async ({ decide, userId }: SystemMember, input) =>
    reply(await decide(userId, deleteTeam, input), ({ id }) => ({ id })),
);

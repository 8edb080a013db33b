import type { Team } from '#shared/nouns/team';
import type { TeamRecord } from '../../store/records';

/** A team as it stands on the wire. */
export const toTeam = ({ id, name, slug, users, user, created }: TeamRecord): Team => ({
  id,
  name,
  slug,
  users,
  user,
  created,
});

import { LIMITS } from '#shared/protocol/limits';
import { refusal } from '#shared/protocol/reasons';
import { err, ok } from '#shared/result';
import type { TeamRecord } from '../../store/records';
import type { Rule } from '../decide';
import { knownPeople } from '../people/known-people';
import { hiddenSlug } from '../slugs';

/** The team to make. */
export interface CreateTeam {
  readonly name: string;
  readonly users: readonly string[];
}

/** Anyone makes a team and is the first of its users. */
export const createTeam: Rule<CreateTeam, TeamRecord> = ({ records, actor, now, newId }, { name, users }) => {
  const people = knownPeople(records, [actor.id, ...users]);
  if (!people.ok) return people;
  if (records.list('teams').length >= LIMITS.teamsPerHost) {
    return err(refusal('unavailable', `This host has ${LIMITS.teamsPerHost} teams, its limit. Delete one first.`));
  }
  const id = newId();
  const team: TeamRecord = {
    id,
    name,
    slug: hiddenSlug(name, id, 'team'),
    users: people.value,
    user: actor.id,
    created: now,
  };
  records.put('teams', team);
  return ok(team);
};

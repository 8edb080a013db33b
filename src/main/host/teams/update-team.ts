import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import type { TeamRecord } from '../../store/records';
import type { Transaction } from '../../store/registry';
import { audienceOfTeam, isAmong, mayManageTeam } from '../access';
import type { Decision, Rule } from '../decide';
import { isLeaving, knownPeople, sameList } from '../people/known-people';
import { hiddenSlug } from '../slugs';
import { disband } from './disband';

/** What to change of a team; what is left out stays. */
export interface UpdateTeam {
  readonly id: string;
  readonly name?: string | undefined;
  /** Replaces the team's people. */
  readonly users?: readonly string[] | undefined;
}

/**
 * Creator, owner and admins change a team they see; anyone in it leaves by pushing its list without themself, the
 * creator too. A team that nobody is in is disbanded.
 */
export const updateTeam: Rule<UpdateTeam, TeamRecord> = (decision, input) => {
  const { records, actor } = decision;
  const found = findTeam(records, input.id, actor.id);
  if (!found.ok) return found;
  const team = found.value;
  if (!mayUpdate(decision, team, input)) {
    return err(refusal('forbidden', 'Only the one who made this team and the admins can change it.'));
  }
  const people = knownPeople(records, input.users ?? team.users, team.users);
  if (!people.ok) return people;

  const name = input.name ?? team.name;
  const users = people.value;
  if (name === team.name && sameList(users, team.users)) return ok(team);
  const updated: TeamRecord = { ...team, name, users, slug: hiddenSlug(name, team.id, 'team') };
  if (users.length === 0) disband(decision, updated);
  else records.put('teams', updated);
  return ok(updated);
};

/** Creator, owner and admins delete a team they see. Its rooms stay with the people who were in it. */
export const deleteTeam: Rule<{ readonly id: string }, TeamRecord> = (decision, { id }) => {
  const found = findTeam(decision.records, id, decision.actor.id);
  if (!found.ok) return found;
  if (!mayManageTeam(decision.actor, found.value)) {
    return err(refusal('forbidden', 'Only the one who made this team and the admins can delete it.'));
  }
  disband(decision, found.value);
  return found;
};

function findTeam(records: Transaction, id: string, userId: string): Result<TeamRecord, Refusal> {
  const team = records.get('teams', id);
  return team && isAmong(audienceOfTeam(team), userId) ? ok(team) : err(refusal('not_found', 'There is no such team.'));
}

function mayUpdate({ actor }: Decision, team: TeamRecord, input: UpdateTeam): boolean {
  if (mayManageTeam(actor, team)) return true;
  return input.name === undefined && input.users !== undefined && isLeaving(team.users, input.users, actor.id);
}

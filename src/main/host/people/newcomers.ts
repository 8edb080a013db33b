import { LIMITS } from '#shared/protocol/limits';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import type { NewcomerRecord, UserRecord } from '../../store/records';
import { isAdmin, isHere } from '../access';
import type { Decision, Rule } from '../decide';
import { newUser } from './new-user';

interface ById {
  readonly id: string;
}

/** The owner or an admin lets a newcomer in, also one who was refused before. They are a person of this host at once. */
export const approveNewcomer: Rule<ById, UserRecord> = (decision, { id }) => {
  const { records, actor, now } = decision;
  const known = records.get('users', id);
  // Another admin was faster.
  if (isAdmin(actor) && isHere(known) && !records.get('newcomers', id)) return ok(known);
  const found = findNewcomer(decision, id);
  if (!found.ok) return found;
  if (!known && records.list('users').length >= LIMITS.peoplePerHost) {
    return err(refusal('unavailable', `This host has ${LIMITS.peoplePerHost} people, which is the most it can have.`));
  }
  const person = known ?? newUser({ id, name: found.value.name, now });
  if (!known) records.put('users', person);
  records.delete('newcomers', id);
  return ok(person);
};

/** The owner or an admin turns a newcomer away. */
export const refuseNewcomer: Rule<ById, NewcomerRecord> = (decision, { id }) => {
  const found = findNewcomer(decision, id);
  if (!found.ok || found.value.refused !== null) return found;
  const refused: NewcomerRecord = { ...found.value, refused: decision.now };
  decision.records.put('newcomers', refused);
  return ok(refused);
};

function findNewcomer({ records, actor }: Decision, id: string): Result<NewcomerRecord, Refusal> {
  if (!isAdmin(actor)) return err(refusal('forbidden', 'Only the owner and admins let people in.'));
  const newcomer = records.get('newcomers', id);
  return newcomer ? ok(newcomer) : err(refusal('not_found', 'Nobody is waiting under this id.'));
}

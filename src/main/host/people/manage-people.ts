import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import type { UserRecord } from '../../store/records';
import { isAdmin, mayChangeRole, mayRemove } from '../access';
import type { Decision, Rule } from '../decide';

interface ById {
  readonly id: string;
}

/** The owner makes and unmakes admins; an admin may step down. The owner's role changes by an owner code only. */
export const changeRole: Rule<{ readonly id: string; readonly role: 'admin' | 'member' }, UserRecord> = (
  decision,
  { id, role },
) => {
  const found = findManaged(decision, id);
  if (!found.ok) return found;
  if (!mayChangeRole(decision.actor, found.value)) {
    const message =
      found.value.role === 'owner' ? 'The owner stays the owner.' : 'Only the owner makes and unmakes admins.';
    return err(refusal('forbidden', message));
  }
  return ok(put(decision, found.value, { role }));
};

/** The owner removes anyone else, admins remove members. They stay in the list of people, marked as removed. */
export const removePerson: Rule<ById, UserRecord> = (decision, { id }) => {
  const found = findRemovable(decision, id);
  if (!found.ok) return found;
  return ok(put(decision, found.value, { removed: found.value.removed ?? decision.now }));
};

/** Lets a removed person back in, with the memberships they had. */
export const restorePerson: Rule<ById, UserRecord> = (decision, { id }) => {
  const found = findRemovable(decision, id);
  if (!found.ok) return found;
  return ok(put(decision, found.value, { removed: null }));
};

function findRemovable(decision: Decision, id: string): Result<UserRecord, Refusal> {
  const found = findManaged(decision, id);
  if (!found.ok) return found;
  if (id === decision.actor.id) {
    return err(refusal('bad_request', 'You cannot remove yourself from this host.', { field: 'id' }));
  }
  if (!mayRemove(decision.actor, found.value)) {
    return err(refusal('forbidden', 'Only the owner can remove the owner or an admin.'));
  }
  return found;
}

function findManaged({ records, actor }: Decision, id: string): Result<UserRecord, Refusal> {
  if (!isAdmin(actor)) return err(refusal('forbidden', 'Only the owner and admins manage people.'));
  const person = records.get('users', id);
  return person ? ok(person) : err(refusal('not_found', 'There is no such person on this host.'));
}

function put({ records }: Decision, person: UserRecord, change: Partial<UserRecord>): UserRecord {
  const next = { ...person, ...change };
  if (next.role !== person.role || next.removed !== person.removed) records.put('users', next);
  return next;
}

import type { Transaction } from '../../store/registry';
import { newUser } from '../people/new-user';

/** A person who comes in; what is said of them counts only if they are new here. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly color?: string;
  /** ISO 8601. */
  readonly now: string;
}

/** Makes a person the owner, the previous one an admin, and the owner code void. */
export function makeOwner(records: Transaction, person: Person): void {
  for (const user of records.list('users')) {
    if (user.role === 'owner' && user.id !== person.id) records.put('users', { ...user, role: 'admin' });
  }
  const known = records.get('users', person.id);
  const owner = known ?? newUser(person);
  if (owner !== known || owner.role !== 'owner' || owner.removed) {
    records.put('users', { ...owner, role: 'owner', removed: null });
  }
  records.delete('newcomers', person.id);
  const settings = records.get('settings', 'host');
  if (settings?.owner_code) records.put('settings', { ...settings, owner_code: null });
}

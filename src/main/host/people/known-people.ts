import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import type { Transaction } from '../../store/registry';
import { isHere } from '../access';

/**
 * The people a request names, each once, in order. All must be on the host, except those in `already` (people who
 * were removed keep their memberships).
 */
export function knownPeople(
  records: Transaction,
  users: readonly string[],
  already: readonly string[] = [],
): Result<string[], Refusal> {
  const present = new Set(already);
  const named = [...new Set(users)];
  for (const id of named) {
    if (!present.has(id) && !isHere(records.get('users', id))) {
      return err(refusal('not_found', 'One of these people is not on this host.', { field: 'users' }));
    }
  }
  return ok(named);
}

/** Whether `next` is `present` without exactly this person: how people leave rooms and teams. */
export function isLeaving(present: readonly string[], next: readonly string[], userId: string): boolean {
  const staying = new Set(next);
  return (
    present.includes(userId) &&
    staying.size === present.length - 1 &&
    present.every((id) => staying.has(id) !== (id === userId))
  );
}

/** Whether two lists name the same people in the same order. */
export const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index]);

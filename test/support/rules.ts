import type { Role } from '#shared/nouns/user';
import type { Refusal } from '#shared/protocol/reasons';
import type { Result } from '#shared/result';
import { createDecide, type Decide } from '../../src/main/host/decide';
import { newUser } from '../../src/main/host/people/new-user';
import type { UserRecord } from '../../src/main/store/records';
import type { Change, Registry } from '../../src/main/store/registry';
import { openedStore } from './opened-store';
import { tempFolder } from './temp-folder';

export const NOON = '2026-11-22T12:00:00.000Z';

/** The rules of a host at work on a real store, with people in it. */
export interface Rules {
  readonly registry: Registry;
  readonly decide: Decide;
  /** The changes of each update since the beginning. */
  readonly updates: readonly (readonly Change[])[];
  /** Puts people: `ann` is the owner, the others members unless a role is given as `bob:admin`. */
  people(...names: string[]): Promise<void>;
  removed(id: string): Promise<void>;
}

/** Opens a store in a fresh folder; time stands at noon. */
export async function rulesAtWork(...names: string[]): Promise<Rules> {
  const { registry } = await openedStore(await tempFolder());
  const updates: (readonly Change[])[] = [];
  const put = (record: UserRecord) => registry.update((records) => records.put('users', record));
  const people = async (...more: string[]) => {
    for (const name of more) {
      const [id = name, role = id === 'ann' ? 'owner' : 'member'] = name.split(':');
      await put(newUser({ id, name: id, now: NOON, role: role as Role }));
    }
  };
  await people(...names);
  registry.watch((changes) => updates.push(changes));
  return {
    registry,
    decide: createDecide(registry, () => new Date(NOON)),
    updates,
    people,
    removed: (id) => put({ ...newUser({ id, name: id, now: NOON }), removed: NOON }),
  };
}

/** What a push came to, which has to be granted. */
export function granted<T>(outcome: Result<T, Refusal>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.error.reason}: ${outcome.error.message}`);
  return outcome.value;
}

/** Why a push was refused, which has to be: the reason, with the field where there is one. */
export function refused(outcome: Result<unknown, Refusal>): string {
  if (outcome.ok) throw new Error('granted');
  return outcome.error.field === undefined ? outcome.error.reason : `${outcome.error.reason} ${outcome.error.field}`;
}

import { createHash } from 'node:crypto';
import { LIMITS } from '#shared/protocol/limits';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import type { RoomRecord, UserRecord } from '../../store/records';
import type { Decision, Rule } from '../decide';
import { knownPeople } from '../people/known-people';
import { hiddenSlug } from '../slugs';

/** Whom to talk to; oneself and repetitions do not count. */
export interface DirectRoom {
  readonly users: readonly string[];
}

/**
 * The private room of exactly these people and who asks, made on first use. Its id comes from theirs, so that it is the
 * same one ever after, whoever of them asks, and there is nothing to look for.
 */
export const directRoom: Rule<DirectRoom, RoomRecord> = (decision, { users }) => {
  const { records, actor, now } = decision;
  const others = theOthers(decision, users);
  if (!others.ok) return others;
  const people = [actor.id, ...others.value];
  const id = idOf(people);
  const known = records.get('rooms', id);
  if (known) return ok(known);
  if (records.list('rooms').length >= LIMITS.roomsPerHost) {
    return err(refusal('unavailable', `This host has ${LIMITS.roomsPerHost} rooms, its limit. Delete one first.`));
  }
  const name = nameOf(people.flatMap((person) => records.get('users', person) ?? []));
  const room: RoomRecord = {
    ...{ id, name, slug: hiddenSlug(name, id, 'direct'), description: '' },
    ...{ private: true, users: people, team: null, user: actor.id, created: now, modified: now, direct: true },
  };
  records.put('rooms', room);
  return ok(room);
};

function theOthers({ records, actor }: Decision, users: readonly string[]): Result<string[], Refusal> {
  const others = users.filter((id) => id !== actor.id);
  if (others.length === 0) {
    return err(refusal('bad_request', 'Name somebody else to talk to.', { field: 'users' }));
  }
  const people = knownPeople(records, others);
  if (people.ok && people.value.length > LIMITS.directUsers) {
    const sentence = `A direct conversation has at most ${LIMITS.directUsers} others. Make a room instead.`;
    return err(refusal('bad_request', sentence, { field: 'users' }));
  }
  return people;
}

/** The same for the same people in any order. */
const idOf = (people: readonly string[]): string =>
  createHash('sha256')
    .update([...people].sort().join(' '))
    .digest('base64url');

/** What it is called where nobody is left out: each client calls it after the others. It is cut off between two people. */
function nameOf(people: readonly Pick<UserRecord, 'name'>[]): string {
  let name = '';
  for (const [index, person] of people.entries()) {
    const longer = index === 0 ? person.name : `${name}, ${person.name}`;
    if (longer.length > LIMITS.nameLength - (index < people.length - 1 ? MORE.length : 0)) return name + MORE;
    name = longer;
  }
  return name;
}

const MORE = ', …';

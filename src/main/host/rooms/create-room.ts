import { LIMITS } from '#shared/protocol/limits';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok } from '#shared/result';
import type { RoomRecord } from '../../store/records';
import type { Decision, Rule } from '../decide';
import { knownPeople } from '../people/known-people';
import { roomSlug } from '../slugs';
import { audienceIn } from './find-room';

/** The room to make. */
export interface CreateRoom {
  readonly name: string;
  readonly description: string;
  readonly private: boolean;
  readonly team: string | null;
  readonly users: readonly string[];
}

/** Anyone makes rooms; those of a team, its users. The people named in a private room are in it at once. */
export const createRoom: Rule<CreateRoom, RoomRecord> = (decision, input) => {
  const { records, actor, now } = decision;
  const refused = mayCreate(decision, input);
  if (refused) return err(refused);
  const people = knownPeople(records, input.users);
  if (!people.ok) return people;

  const room: RoomRecord = {
    id: decision.newId(),
    name: input.name,
    slug: '',
    description: input.description,
    private: input.private,
    users: input.private ? withCreator(actor.id, people.value) : [],
    team: input.team,
    user: actor.id,
    created: now,
    modified: now,
    direct: false,
  };
  const named = { ...room, slug: roomSlug(records, room, audienceIn(records, room)) };
  records.put('rooms', named);
  return ok(named);
};

/** The creator is always among the users of a private room. */
export const withCreator = (creator: string, users: readonly string[]): string[] =>
  users.includes(creator) ? [...users] : [creator, ...users];

function mayCreate({ records, actor }: Decision, input: CreateRoom): Refusal | null {
  if (input.team !== null && !records.get('teams', input.team)?.users.includes(actor.id)) {
    return refusal('not_found', 'There is no such team.', { field: 'team' });
  }
  if (!input.private && input.users.length > 0) {
    return refusal('bad_request', 'Only a private room has a list of people.', { field: 'users' });
  }
  if (records.list('rooms').length >= LIMITS.roomsPerHost) {
    return refusal('unavailable', `This host has ${LIMITS.roomsPerHost} rooms, its limit. Delete one first.`);
  }
  return null;
}

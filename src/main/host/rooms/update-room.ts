import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import type { RoomRecord } from '../../store/records';
import { mayManageRoom } from '../access';
import type { Decision, Rule } from '../decide';
import { acceptForMembers } from '../invitations/settle';
import { isLeaving, knownPeople, sameList } from '../people/known-people';
import { roomSlug, slugify } from '../slugs';
import { withCreator } from './create-room';
import { audienceIn, findRoom } from './find-room';

/** What to change of a room; what is left out stays. */
export interface UpdateRoom {
  readonly id: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** Replaces the people of a private room. */
  readonly users?: readonly string[] | undefined;
}

/** Creator and admins change a room they may enter; anyone leaves a private one by pushing its list without themself. */
export const updateRoom: Rule<UpdateRoom, RoomRecord> = (decision, input) => {
  const { records, actor } = decision;
  const found = findRoom(records, input.id, actor.id);
  if (!found.ok) return found;
  const room = found.value;
  const refused = mayUpdate(decision, room, input);
  if (refused) return err(refused);
  const users = nextUsers(decision, room, input.users);
  if (!users.ok) return users;

  const next = withNewSlug(decision, room, {
    ...room,
    name: input.name ?? room.name,
    description: input.description ?? room.description,
    users: users.value,
  });
  if (next.name === room.name && next.description === room.description && next.users === room.users) return ok(room);
  const updated = { ...next, modified: decision.now };
  records.put('rooms', updated);
  acceptForMembers(decision, updated);
  return ok(updated);
};

function mayUpdate({ actor }: Decision, room: RoomRecord, input: UpdateRoom): Refusal | null {
  if (room.direct) return refusal('forbidden', 'A direct conversation stays as it is.');
  if (input.users && !room.private) {
    return refusal('bad_request', 'Only a private room has a list of people.', { field: 'users' });
  }
  if (mayManageRoom(actor, room)) return null;
  const leavesOnly = input.name === undefined && input.description === undefined && input.users !== undefined;
  if (leavesOnly && isLeaving(room.users, input.users, actor.id)) return null;
  return refusal('forbidden', 'Only the one who made this room and the admins can change it.');
}

/** The very same list when nothing changes. */
function nextUsers({ records }: Decision, room: RoomRecord, users?: readonly string[]): Result<string[], Refusal> {
  if (!users) return ok(room.users);
  const people = knownPeople(records, users, room.users);
  if (!people.ok) return people;
  const next = withCreator(room.user, people.value);
  return ok(sameList(next, room.users) ? room.users : next);
}

/** A slug follows the name, but only as far as it must: links into `lunch-2` live on while the name still says so. */
function withNewSlug({ records }: Decision, before: RoomRecord, after: RoomRecord): RoomRecord {
  if (slugify(before.name, 'room') === slugify(after.name, 'room')) return after;
  return { ...after, slug: roomSlug(records, after, audienceIn(records, after)) };
}

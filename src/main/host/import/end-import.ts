import { LIMITS } from '#shared/protocol/limits';
import { err, ok } from '#shared/result';
import type { RoomRecord } from '../../store/records';
import { isAdmin } from '../access';
import type { Rule } from '../decide';
import { newUser } from '../people/new-user';
import { audienceIn, findRoom, noSuchRoom } from '../rooms/find-room';
import { roomSlug } from '../slugs';
import { mayNotImport, noRoomForPeople } from './begin-import';

/**
 * Shows an imported room to those whom it is for. Its authors who are unknown here are taken in as removed, so that what
 * they wrote has a name and they no access. To end an import that was ended is ok.
 */
export const endImport: Rule<{ readonly room: string }, RoomRecord> = ({ records, actor, now }, { room: id }) => {
  if (!isAdmin(actor)) return err(mayNotImport());
  const begun = records.get('imports', id);
  if (!begun) return findRoom(records, id, actor.id);
  const hidden = records.get('rooms', id);
  if (begun.user !== actor.id || !hidden) return err(noSuchRoom());
  const strangers = begun.people.filter(({ id: stranger }) => !records.get('users', stranger));
  if (records.list('users').length + strangers.length > LIMITS.peoplePerHost) return err(noRoomForPeople());
  for (const stranger of strangers) records.put('users', { ...newUser({ ...stranger, now }), removed: now });
  const shown = { ...hidden, private: begun.private, users: begun.private ? [actor.id] : [], modified: now };
  const room: RoomRecord = { ...shown, slug: roomSlug(records, shown, audienceIn(records, shown)) };
  records.put('rooms', room);
  records.delete('imports', id);
  return ok(room);
};

import { refusal } from '#shared/protocol/reasons';
import { err, ok } from '#shared/result';
import type { RoomRecord } from '../../store/records';
import { mayManageRoom } from '../access';
import type { Rule } from '../decide';
import { revokeForRoom } from '../invitations/settle';
import { findRoom } from './find-room';

/**
 * Creator and admins delete a room they may enter. Its pending invitations are revoked with it, and its messages are
 * marked to be dropped from the disk: a crash before that is done must not leave them there for good.
 */
export const deleteRoom: Rule<{ readonly id: string }, RoomRecord> = ({ records, actor }, { id }) => {
  const found = findRoom(records, id, actor.id);
  if (!found.ok) return found;
  if (found.value.direct) return err(refusal('forbidden', 'A direct conversation cannot be deleted.'));
  if (!mayManageRoom(actor, found.value)) {
    return err(refusal('forbidden', 'Only the one who made this room and the admins can delete it.'));
  }
  revokeForRoom(records, found.value);
  records.delete('rooms', id);
  records.put('drops', { id });
  return ok(found.value);
};

import { refusal } from '#shared/protocol/reasons';
import { err, ok } from '#shared/result';
import type { RoomRecord } from '../../store/records';
import { mayManageRoom } from '../access';
import type { Rule } from '../decide';
import { revokeForRoom } from '../invitations/settle';
import { findRoom } from './find-room';

/** Creator and admins delete a room they may enter. Its pending invitations are revoked with it. */
export const deleteRoom: Rule<{ readonly id: string }, RoomRecord> = ({ records, actor }, { id }) => {
  const found = findRoom(records, id, actor.id);
  if (!found.ok) return found;
  if (found.value.direct) return err(refusal('forbidden', 'A direct conversation cannot be deleted.'));
  if (!mayManageRoom(actor, found.value)) {
    return err(refusal('forbidden', 'Only the one who made this room and the admins can delete it.'));
  }
  revokeForRoom(records, found.value);
  records.delete('rooms', id);
  return ok(found.value);
};

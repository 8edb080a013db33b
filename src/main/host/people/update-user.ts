import type { Status } from '#shared/nouns/user';
import { refusal } from '#shared/protocol/reasons';
import { err, ok } from '#shared/result';
import type { UserRecord } from '../../store/records';
import type { Rule } from '../decide';

/** What a person changes of themself; what is left out stays. */
export interface UpdateUser {
  readonly name?: string | undefined;
  readonly color?: string | undefined;
  readonly status?: Status | undefined;
}

/** A person changes their own name and colour, and says that they are away or back. */
export const updateUser: Rule<UpdateUser, UserRecord> = ({ records, actor }, { name, color, status }) => {
  if (status === 'offline') {
    return err(
      refusal('bad_request', 'You are offline when you disconnect. Choose online or away.', { field: 'status' }),
    );
  }
  const next: UserRecord = {
    ...actor,
    name: name ?? actor.name,
    color: color ?? actor.color,
    away: status === undefined ? actor.away : status === 'away',
  };
  if (next.name === actor.name && next.color === actor.color && next.away === actor.away) return ok(actor);
  records.put('users', next);
  return ok(next);
};

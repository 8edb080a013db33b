import type { Status } from '#shared/nouns/user';
import { refusal } from '#shared/protocol/reasons';
import { err, ok } from '#shared/result';
import type { UserRecord } from '../../store/records';
import type { Rule } from '../decide';
import { looksAlike, stillAhead } from './user';

/** What a person changes of themself; what is left out stays. */
export interface UpdateUser {
  readonly name?: string | undefined;
  readonly color?: string | undefined;
  readonly status?: Status | undefined;
  /** ISO 8601; null, or a time that has passed, for "may be disturbed". */
  readonly dnd_until?: string | null | undefined;
}

/** A person changes their own name and colour, says that they are away or back, and until when they want quiet. */
export const updateUser: Rule<UpdateUser, UserRecord> = ({ records, actor, now }, input) => {
  const { name, color, status, dnd_until } = input;
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
    dnd_until: stillAhead(dnd_until === undefined ? actor.dnd_until : dnd_until, now),
  };
  if (looksAlike(next, { ...actor, dnd_until: stillAhead(actor.dnd_until, now) })) return ok(actor);
  records.put('users', next);
  return ok(next);
};

import { err, ok } from '#shared/result';
import { isAdmin } from '../access';
import type { Rule } from '../decide';
import { noSuchRoom } from '../rooms/find-room';
import { giveUp, mayNotImport } from './begin-import';

/** Gives an import up, by who began it: the room was nobody's yet, and is not any more. */
export const cancelImport: Rule<{ readonly room: string }, null> = ({ records, actor }, { room }) => {
  if (!isAdmin(actor)) return err(mayNotImport());
  if (records.get('imports', room)?.user !== actor.id) return err(noSuchRoom());
  giveUp(records, room);
  return ok(null);
};

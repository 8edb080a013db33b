import type { RoomRecord, TeamRecord } from '../../store/records';
import type { Decision } from '../decide';
import { withCreator } from '../rooms/create-room';

/**
 * Ends a team. Its public rooms become private rooms of the people who are in it now: nothing is lost, and nobody who
 * could not enter before gets in. Private rooms only lose the label.
 */
export function disband({ records, now }: Decision, team: TeamRecord): void {
  for (const room of records.list('rooms')) {
    if (room.team !== team.id) continue;
    const freed: RoomRecord = { ...room, team: null, modified: now };
    records.put('rooms', room.private ? freed : { ...freed, private: true, users: withCreator(room.user, team.users) });
  }
  records.delete('teams', team.id);
}

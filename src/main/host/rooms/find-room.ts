import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import type { RoomRecord } from '../../store/records';
import type { Transaction } from '../../store/registry';
import { type Audience, audienceOfRoom, isAmong } from '../access';

/** What is said of a room that does not exist, and of one that this person may not enter. */
export const noSuchRoom = (): Refusal => refusal('not_found', 'There is no such room.');

/** The room, if this person may enter it. */
export function findRoom(records: Transaction, id: string, userId: string): Result<RoomRecord, Refusal> {
  const room = records.get('rooms', id);
  return room && isAmong(audienceIn(records, room), userId) ? ok(room) : err(noSuchRoom());
}

/** Who may enter a room, by the records of this update. */
export const audienceIn = (records: Transaction, room: RoomRecord): Audience =>
  audienceOfRoom(room, room.team === null ? undefined : records.get('teams', room.team));

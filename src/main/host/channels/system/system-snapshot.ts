import type { Newcomer, SystemJoinReply } from '#shared/protocol/system-channel';
import type { SavedMessage } from '../../../store/marks';
import type { UserRecord } from '../../../store/records';
import { audienceOfTeam, concerns, isAdmin, isAmong } from '../../access';
import { toTeam } from '../../teams/team';
import type { SystemDeps } from './system-member';

/** All that a person may see of this host, at this moment. `saved` is what they keep. */
export function systemSnapshot(
  { view, nouns }: Pick<SystemDeps, 'view' | 'nouns'>,
  person: UserRecord,
  saved: readonly SavedMessage[],
): SystemJoinReply {
  const { id } = person;
  return {
    user: nouns.user(person),
    host: nouns.host(),
    chatrooms: [...view.list('rooms')].filter((room) => view.roomFor(id, room.id)).map((room) => nouns.room(room)),
    teams: [...view.list('teams')].filter((team) => isAmong(audienceOfTeam(team), id)).map(toTeam),
    users: [...view.list('users')].map((other) => nouns.user(other)),
    invitations: [...view.list('invitations')]
      .filter((invitation) => concerns(invitation, id))
      .map((invitation) => nouns.invitation(invitation)),
    ...(isAdmin(person) && newcomers({ view })),
    saved: byRoom(saved.filter(({ room }) => view.roomFor(id, room))),
  };
}

/** Who waits for an answer, and who was turned away and may still be let in. */
function newcomers({ view }: Pick<SystemDeps, 'view'>): { pending: Newcomer[]; refused: Newcomer[] } {
  const pending: Newcomer[] = [];
  const refused: Newcomer[] = [];
  for (const { id, name, refused: at } of view.list('newcomers')) (at === null ? pending : refused).push({ id, name });
  return { pending, refused };
}

function byRoom(saved: readonly SavedMessage[]): Record<string, number[]> {
  const rooms: Record<string, number[]> = {};
  for (const { room, seq } of saved) {
    const seqs = rooms[room] ?? [];
    rooms[room] = seqs;
    seqs.push(seq);
  }
  return rooms;
}

import type { ChatRoom } from '#shared/nouns/room';
import type { RoomRecord } from '../../store/records';

/** A room as it stands on the wire; `seq` is its last message, `participants` how many people are in it now. */
export const toChatRoom = (room: RoomRecord, seq: number, participants: number): ChatRoom => ({
  id: room.id,
  name: room.name,
  slug: room.slug,
  description: room.description,
  private: room.private,
  users: room.users,
  participants,
  team: room.team,
  user: room.user,
  created: room.created,
  modified: room.modified,
  seq,
  direct: room.direct,
});

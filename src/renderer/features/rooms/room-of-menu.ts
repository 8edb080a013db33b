import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import type { RoomRights } from '../../state/room-rights';

/** A room, and what this person may do with it. */
export interface RoomOfMenu {
  readonly host: HostEntry;
  readonly room: ChatRoom;
  readonly rights: RoomRights;
}

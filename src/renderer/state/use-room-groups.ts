import { useMemo } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import { roomName } from './direct-rooms';
import { groupRooms, type RoomGroups } from './group-rooms';
import { useSpeech } from './words';

const NO_ROOMS: RoomGroups = { open: [], teams: [], private: [], direct: [] };

/** The rooms of a host in the groups and the order in which the list shows them. */
export function useRoomGroups(system: SystemSnapshot | null): RoomGroups {
  const speech = useSpeech();
  return useMemo(
    () => (system ? groupRooms(system.chatrooms, system.teams, (room) => roomName(room, system, speech)) : NO_ROOMS),
    [system, speech],
  );
}

import { useEffect } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import { useAppState } from '../state/bridge';
import { roomsInOrder } from '../state/group-rooms';
import { useNavigationStore } from '../state/navigation';
import { useRoomGroups } from '../state/use-room-groups';

/** Opens a room where none is chosen, or the chosen one is gone: the one open last on this host, else the first. */
export function useDefaultRoom(host: HostEntry, system: SystemSnapshot | null, room: string | null): void {
  const settings = useAppState((state) => state.settings);
  const store = useNavigationStore();
  const groups = useRoomGroups(system);
  useEffect(() => {
    if (!system || (room !== null && system.chatrooms.some(({ id }) => id === room))) return;
    const navigation = store.getState();
    if (room !== null) navigation.forgetRoom(host.id, room);
    const rooms = roomsInOrder(groups);
    const next = rooms.find(({ id }) => id === settings.last_room[host.id]) ?? rooms[0];
    if (next) navigation.openRoom(host.id, next.id);
  }, [host.id, system, groups, room, settings.last_room, store]);
}

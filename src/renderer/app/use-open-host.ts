import { useAppState } from '../state/bridge';
import { useNavigation } from '../state/navigation';

/** Opens a host at the room that was open there last. */
export function useOpenHost(): (host: string) => void {
  const { settings } = useAppState();
  const openRoom = useNavigation((navigation) => navigation.openRoom);
  return (host) => openRoom(host, settings.last_room[host] ?? null);
}

import { useEffect, useState } from 'react';
import { useNavigation } from './navigation';
import { useSystem } from './system';

/**
 * Opens a room that was just made or entered, as soon as it stands among the rooms of its host: the host's answer may
 * arrive before the news of the room. `onEntered` is called when it is open.
 */
export function useEnterRoom(host: string, onEntered: () => void): (room: string) => void {
  const system = useSystem(host);
  const openRoom = useNavigation((navigation) => navigation.openRoom);
  const [wanted, setWanted] = useState<string | null>(null);
  const there = wanted !== null && system?.chatrooms.some(({ id }) => id === wanted);
  useEffect(() => {
    if (!there || wanted === null) return;
    setWanted(null);
    openRoom(host, wanted);
    onEntered();
  }, [there, wanted, host, openRoom, onEntered]);
  return setWanted;
}

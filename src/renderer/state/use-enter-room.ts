import { useEffect, useRef, useState } from 'react';
import { useNavigation } from './navigation';
import { useSystem } from './system';

interface EnterRoom {
  readonly enter: (room: string) => void;
  /** On the way into it. */
  readonly entering: boolean;
}

/**
 * Opens a room that was just made or entered, as soon as it stands among the rooms of its host: the host's answer may
 * arrive before the news of the room. `onEntered` is called when it is open.
 */
export function useEnterRoom(host: string, onEntered: () => void): EnterRoom {
  const system = useSystem(host);
  const openRoom = useNavigation((navigation) => navigation.openRoom);
  const [wanted, setWanted] = useState<string | null>(null);
  const there = wanted !== null && system?.chatrooms.some(({ id }) => id === wanted);
  const entered = useRef<string | null>(null);
  useEffect(() => {
    if (!there || entered.current === wanted) return;
    entered.current = wanted;
    openRoom(host, wanted);
    onEntered();
  }, [there, wanted, host, openRoom, onEntered]);
  return { enter: setWanted, entering: wanted !== null };
}

import { useEffect } from 'react';
import { useNavigation, useNavigationStore } from '../state/navigation';
import { useSystem } from '../state/system';

/** Opens a room that was just made or entered as soon as it stands among the rooms of its host, to write in it. */
export function useEntering(): void {
  const store = useNavigationStore();
  const entering = useNavigation((navigation) => navigation.entering);
  const system = useSystem(entering?.host ?? null);
  const there = entering !== null && system?.chatrooms.some(({ id }) => id === entering.room);
  useEffect(() => {
    if (!there || !entering) return;
    const { openRoom, requestFocus } = store.getState();
    openRoom(entering.host, entering.room);
    requestFocus('composer');
  }, [there, entering, store]);
}

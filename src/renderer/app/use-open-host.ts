import { useAppState } from '../state/bridge';
import { useNavigationStore } from '../state/navigation';

/** Opens a host at the room that was open there last; the one in view stays as it is. */
export function useOpenHost(): (host: string) => void {
  const settings = useAppState((state) => state.settings);
  const store = useNavigationStore();
  return (host) => {
    const { view, openRoom } = store.getState();
    // What was opened a moment ago is not among the settings yet.
    const inView = view.kind === 'room' && view.host === host ? view.room : null;
    openRoom(host, inView ?? settings.last_room[host] ?? null);
  };
}

import { useEffect } from 'react';
import { useAppState, useBridge } from '../state/bridge';
import { useNavigation } from '../state/navigation';

/** Keeps the host and room in view, so that the next start begins there. */
export function useRememberPlace(): void {
  const bridge = useBridge();
  const settings = useAppState((state) => state.settings);
  const view = useNavigation((navigation) => navigation.view);
  useEffect(() => {
    if (view.kind !== 'room' || view.host === null || view.room === null) return;
    if (settings.last_host === view.host && settings.last_room[view.host] === view.room) return;
    // The person asked for nothing: where it can't be kept, the next start begins elsewhere, and that is all.
    void bridge.request('settings.update', {
      last_host: view.host,
      last_room: { ...settings.last_room, [view.host]: view.room },
    });
  }, [bridge, settings, view]);
}

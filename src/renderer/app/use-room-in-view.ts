import { useEffect } from 'react';
import { useBridge } from '../state/bridge';

/** Tells the main process which room the window shows, so that nothing notifies about it. */
export function useRoomInView(host: string, room: string): void {
  const bridge = useBridge();
  useEffect(() => {
    void bridge.request('room.view', { view: { host, room } });
    return () => void bridge.request('room.view', { view: null });
  }, [bridge, host, room]);
}

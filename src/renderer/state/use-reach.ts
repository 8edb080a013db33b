import { useEffect, useReducer } from 'react';
import type { Connection } from '#shared/bridge/state';
import { HOST_GONE_MS, RECONNECTING_SHOWN_MS, type Reach, reachOf } from './host-words';

/** How a host is reached, renewed at the very moments when a lost line turns into more than a hiccup. */
export function useReach(connection: Connection): Reach {
  const [, renew] = useReducer((count: number) => count + 1, 0);
  const reach = reachOf(connection, new Date());
  useEffect(() => {
    if (connection.state !== 'reconnecting' || reach === 'gone') return;
    const threshold = reach === 'online' ? RECONNECTING_SHOWN_MS : HOST_GONE_MS;
    const timer = setTimeout(renew, Math.max(0, Date.parse(connection.since) + threshold - Date.now()));
    return () => clearTimeout(timer);
  }, [connection, reach]);
  return reach;
}

import type { HostEntry, Hosting } from '#shared/bridge/state';
import { useAppState } from '../state/bridge';
import type { Reach } from '../state/host-words';
import { useReach } from '../state/use-reach';

interface HostReach {
  readonly reach: Reach;
  /** It is the host of this computer, which does not run. */
  readonly stopped: boolean;
}

/** How a host is reached. One's own that does not run is gone at once: nobody has to look for it. */
export function useHostReach(host: HostEntry): HostReach {
  const hosting = useAppState((state) => state.hosting);
  const measured = useReach(host.connection);
  const stopped = isStoppedHere(host, hosting);
  return { reach: stopped && isHopeless(measured, hosting) ? 'gone' : measured, stopped };
}

/**
 * One's own host that does not run is not coming back by itself: no use in waiting for the minute. Before the first
 * connection only a start that failed tells; until then it may be about to start with the app.
 */
const isHopeless = (reach: Reach, hosting: Hosting): boolean =>
  reach === 'reconnecting' || (reach === 'connecting' && hosting.state === 'failed');

/** Whether a host is the one kept on this computer, and does not run. */
const isStoppedHere = (host: HostEntry, hosting: Hosting): boolean =>
  (hosting.state === 'off' || hosting.state === 'failed') && hosting.host === host.id;

import { useCallback } from 'react';
import type { SystemPushPayload } from '#shared/protocol/system-channel';
import { useNow } from '../ui/use-now';
import { useAppState, useBridge } from './bridge';
import { useSystem } from './system';
import { useSettings } from './use-settings';

/** One's own status: the same on every host. */
export interface OwnStatus {
  readonly presence: 'online' | 'away' | 'dnd';
  /** Until when not to be disturbed (ISO 8601); null while one may be. */
  readonly quietUntil: string | null;
  /** There, or away, until the computer says otherwise. */
  show(status: 'online' | 'away'): Promise<void>;
  /** Only invitations notify until then, and others see it; null ends it. */
  beQuiet(until: string | null): Promise<void>;
}

/** One's own status, and the way to change it. */
export function useOwnStatus(): OwnStatus {
  const bridge = useBridge();
  const hosts = useAppState((state) => state.hosts);
  const { settings, update } = useSettings();
  const now = useNow(15_000);
  const connected = hosts.filter(({ connection }) => connection.state === 'online');
  const here = useSystem(connected[0]?.id ?? null)?.user;
  const quietUntil =
    settings.dnd_until !== null && Date.parse(settings.dnd_until) > now.getTime() ? settings.dnd_until : null;

  const ids = connected.map(({ id }) => id).join(' ');
  const tell = useCallback(
    async (change: SystemPushPayload<'user-update'>) => {
      // A host that does not answer now is told when it is back.
      await Promise.all(ids.split(' ').map((host) => host !== '' && bridge.pushSystem(host, 'user-update', change)));
    },
    [bridge, ids],
  );
  const beQuiet = useCallback(
    async (until: string | null) => {
      await update({ dnd_until: until });
      await tell({ dnd_until: until });
    },
    [tell, update],
  );
  const show = useCallback(
    async (status: 'online' | 'away') => {
      if (quietUntil !== null) await beQuiet(null);
      await tell({ status });
    },
    [beQuiet, quietUntil, tell],
  );
  return {
    presence: quietUntil !== null ? 'dnd' : here?.status === 'away' ? 'away' : 'online',
    quietUntil,
    show,
    beQuiet,
  };
}

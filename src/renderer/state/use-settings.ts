import { useCallback } from 'react';
import type { Settings } from '#shared/bridge/settings';
import { useAppState, useBridge } from './bridge';
import { useNavigation } from './navigation';

/** The settings of this install, and the way to change some of them. */
interface ChangeableSettings {
  readonly settings: Settings;
  /** They hold at once. Resolves when they are kept; when they can't be, the person is told why. */
  update(change: Partial<Settings>): Promise<void>;
}

export function useSettings(): ChangeableSettings {
  const settings = useAppState((state) => state.settings);
  const bridge = useBridge();
  const showNotice = useNavigation((navigation) => navigation.showNotice);
  const update = useCallback(
    async (change: Partial<Settings>) => {
      const answer = await bridge.request('settings.update', change);
      if (!answer.ok) showNotice(answer.error.message);
    },
    [bridge, showNotice],
  );
  return { settings, update };
}

import type { Settings } from '#shared/bridge/settings';
import { useAppState, useBridge } from '../../state/bridge';
import { useAnnounce } from '../../ui/live-region';

/** The settings of this install, and the way to change some of them. They hold at once. */
export function useSettings(): { readonly settings: Settings; readonly update: (change: Partial<Settings>) => void } {
  const { settings } = useAppState();
  const bridge = useBridge();
  const announce = useAnnounce();
  const update = async (change: Partial<Settings>) => {
    const answer = await bridge.request('settings.update', change);
    if (!answer.ok) announce(answer.error.message, 'assertive');
  };
  return { settings, update: (change) => void update(change) };
}

import { useAppState } from '../../state/bridge';
import { keyCaps } from '../../state/shortcuts';
import { useWords } from '../../state/words';

/** Names keys as they stand on the keyboards of the app's language: `Ctrl+Shift+E`, `Strg+Umschalt+E`, `⌘+Shift+E`. */
export function useKeyWords(): (...keys: readonly string[]) => string {
  const platform = useAppState((state) => state.platform);
  const words = useWords();
  return (...keys) => keyCaps({ does: '', keys }, platform, words).join('+');
}

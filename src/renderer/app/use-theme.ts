import { useLayoutEffect } from 'react';
import type { Settings } from '#shared/bridge/settings';

/** Light and dark follow the system unless the person chose; the tokens read `data-theme`. */
export function useTheme(theme: Settings['theme']): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
  }, [theme]);
}

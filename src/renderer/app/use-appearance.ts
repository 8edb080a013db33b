import { useLayoutEffect } from 'react';
import type { Settings } from '#shared/bridge/settings';

/**
 * What the person chose of the look, where the style sheets read it: on the root element. Light and dark follow the
 * system unless chosen; so does motion, always.
 */
export function useAppearance({ theme, text_size, density }: Settings): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset.theme;
    else dataset.theme = theme;
    dataset.textSize = text_size;
    dataset.density = density;
  }, [theme, text_size, density]);
}

import { useLayoutEffect } from 'react';
import type { Settings } from '#shared/bridge/settings';

/**
 * What the person chose of the look, where the style sheets read it: on the root element. Light and dark follow the
 * system unless chosen; so does motion.
 */
export function useAppearance({ theme, text_size, density, motion, underline_links }: Settings): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset.theme;
    else dataset.theme = theme;
    dataset.textSize = text_size;
    dataset.density = density;
    dataset.motion = motion;
    dataset.links = underline_links ? 'underlined' : 'plain';
  }, [theme, text_size, density, motion, underline_links]);
}

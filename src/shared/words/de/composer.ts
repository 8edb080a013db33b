import type { Words } from '../words';

/** The texts of writing, and of what was written. */
export const composer: Words['composer'] = {
  richText: {
    spoiler: 'Spoiler',
    showSpoiler: 'Spoiler zeigen',
    copyCode: 'Code kopieren',
    copied: 'Kopiert',
  },
};

import type { emoji as English } from '../en/emoji';

export const emoji: typeof English = {
  title: 'Emoji',
  search: 'Emoji suchen',
  none: 'So heißt kein Emoji.',
  loading: 'Emoji werden geladen',
  grid: 'Emoji zur Auswahl',
  headings: {
    recent: 'Zuletzt benutzt',
    found: 'Gefunden',
    smileys: 'Smileys',
    people: 'Menschen',
    nature: 'Tiere und Pflanzen',
    food: 'Essen und Trinken',
    travel: 'Reisen und Orte',
    activities: 'Aktivitäten',
    objects: 'Gegenstände',
    symbols: 'Symbole',
    flags: 'Flaggen',
  },
  categories: 'Kategorien',
  skinTone: 'Hautton',
  skinTones: ['Gelb', 'Hell', 'Mittelhell', 'Mittel', 'Mitteldunkel', 'Dunkel'],
};

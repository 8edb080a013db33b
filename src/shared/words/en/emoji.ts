/** The texts of emoji. */
export const emoji = {
  title: 'Emoji',
  search: 'Search emoji',
  none: 'No emoji is called that.',
  loading: 'Loading emoji',
  grid: 'Emoji to choose from',
  headings: {
    recent: 'Used last',
    found: 'Found',
    smileys: 'Smileys',
    people: 'People',
    nature: 'Animals and plants',
    food: 'Food and drink',
    travel: 'Travel and places',
    activities: 'Activities',
    objects: 'Objects',
    symbols: 'Symbols',
    flags: 'Flags',
  },
  categories: 'Categories',
  skinTone: 'Skin tone',
  skinTones: ['Yellow', 'Light', 'Medium-light', 'Medium', 'Medium-dark', 'Dark'] as readonly string[],
};

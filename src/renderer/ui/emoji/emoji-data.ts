import type { CompactEmoji, ShortcodesDataset } from 'emojibase';
import type { Language } from '#shared/words/language';

/** The categories there are, in order. The number is the one Unicode's data calls the group by. */
export const CATEGORIES = {
  smileys: 0,
  people: 1,
  nature: 3,
  food: 4,
  travel: 5,
  activities: 6,
  objects: 7,
  symbols: 8,
  flags: 9,
} as const;
export type Category = keyof typeof CATEGORIES;

/** Light to dark, as Unicode orders them; 0 is the yellow that every emoji has first. */
export type SkinTone = 0 | 1 | 2 | 3 | 4 | 5;
export const SKIN_TONES: readonly SkinTone[] = [0, 1, 2, 3, 4, 5];

/** One emoji, as it is looked for. */
export interface EmojiEntry {
  readonly emoji: string;
  /** In the language of the app: "thumbs up". */
  readonly name: string;
  /** What stands between colons, in English as everywhere; the first is the one to show. */
  readonly codes: readonly string[];
  /** Other words for it, in the language of the app. */
  readonly tags: readonly string[];
  readonly category: Category;
  /** The five skin tones; empty where it has none. */
  readonly skins: readonly string[];
}

/** All emoji in the language of the app, by category. They lie beside the page and are read when first needed. */
export async function loadEmoji(language: Language): Promise<readonly EmojiEntry[]> {
  const [{ default: emoji }, { default: codes }] = await Promise.all([
    NAMES[language](),
    import('emojibase-data/en/shortcodes/github.json'),
  ]);
  return toEntries(emoji, codes);
}

const NAMES = {
  en: () => import('emojibase-data/en/compact.json'),
  de: () => import('emojibase-data/de/compact.json'),
} as const satisfies Record<Language, () => Promise<{ default: CompactEmoji[] }>>;

/** What is looked for, out of the data of emojibase: without the parts that others are made of. */
export function toEntries(emoji: readonly CompactEmoji[], codes: ShortcodesDataset): EmojiEntry[] {
  const entries = emoji.flatMap((one) => {
    const category = CATEGORY_OF.get(one.group ?? -1);
    return category ? [{ order: one.order ?? 0, entry: toEntry(one, category, codes) }] : [];
  });
  return entries.sort((one, other) => one.order - other.order).map(({ entry }) => entry);
}

const CATEGORY_OF = new Map(
  Object.entries(CATEGORIES).map(([category, group]): [number, Category] => [group, category as Category]),
);

function toEntry(one: CompactEmoji, category: Category, codes: ShortcodesDataset): EmojiEntry {
  const known = codes[one.hexcode];
  return {
    emoji: withoutNeedlessSelector(one.unicode),
    name: one.label,
    codes: known === undefined ? [codeFor(one.label)] : [known].flat(),
    tags: one.tags ?? [],
    category,
    // The first five have one tone; couples go on with the mixed ones.
    skins: (one.skins ?? []).slice(0, 5).map((skin) => withoutNeedlessSelector(skin.unicode)),
  };
}

/** A code for an emoji that GitHub has none for yet. */
const codeFor = (label: string): string =>
  label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

const NEEDLESS_SELECTOR = /^(\p{Emoji_Presentation})\ufe0f$/u;

/**
 * The data asks every emoji for its picture (U+FE0F); keyboards ask only those that would be text otherwise. Two
 * spellings of one emoji would be two reactions.
 */
const withoutNeedlessSelector = (emoji: string): string => emoji.replace(NEEDLESS_SELECTOR, '$1');

/** An emoji in a skin tone; one that has none stays as it is. */
export const inTone = (entry: EmojiEntry, tone: SkinTone): string =>
  (tone === 0 ? undefined : entry.skins[tone - 1]) ?? entry.emoji;

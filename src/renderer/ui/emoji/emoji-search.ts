import type { EmojiEntry } from './emoji-data';

/** The emoji that fit what was typed, the best first: by code, name, and the other words for it. */
export function searchEmoji(entries: readonly EmojiEntry[], typed: string, limit: number): EmojiEntry[] {
  const words = folded(typed.replace(/:/g, ' '))
    .split(/[\s_]+/)
    .filter(Boolean);
  if (words.length === 0) return entries.slice(0, limit);
  const found = entries.flatMap((entry) => {
    const rank = rankOf(entry, words);
    return rank === null ? [] : [{ entry, rank }];
  });
  // Sorting is stable: emoji that fit equally well stay in the order of Unicode.
  return found
    .sort((one, other) => one.rank - other.rank)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

/** The emoji of a code as it stands between colons, or null. */
export const emojiOfCode = (entries: readonly EmojiEntry[], code: string): EmojiEntry | null =>
  entries.find((entry) => entry.codes.includes(code.toLowerCase())) ?? null;

/** How well an emoji fits, 0 being best; null when one of the words is not in it at all. */
function rankOf(entry: EmojiEntry, words: readonly string[]): number | null {
  let worst = 0;
  for (const word of words) {
    const rank = rankOfWord(entry, word);
    if (rank === null) return null;
    worst = Math.max(worst, rank);
  }
  return entry.codes.includes(words.join('_')) ? 0 : worst;
}

function rankOfWord(entry: EmojiEntry, word: string): number | null {
  const begins = (text: string) => folded(text).startsWith(word);
  if (entry.codes.some((code) => code === word)) return 0;
  if (entry.codes.some(begins) || begins(entry.name)) return 1;
  if (entry.codes.some((code) => code.split('_').some(begins)) || entry.name.split(/[\s-]+/).some(begins)) return 2;
  if (entry.tags.some(begins)) return 3;
  return entry.codes.some((code) => code.includes(word)) ? 4 : null;
}

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Letters that have no mark to take off and are still typed as another one. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
};

/** A text as it is searched: lower case, without accents. */
export const searchable = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđðþæœßı]/g, (letter) => PLAIN[letter] ?? letter);

/**
 * Whether a name is meant by what was typed: each typed word is the beginning of a word of the name, whatever case,
 * accents and order. Nothing typed means everybody.
 */
export function nameMatches(name: string, typed: string): boolean {
  const words = wordsOf(name);
  return wordsOf(typed).every((part) => words.some((word) => word.startsWith(part)));
}

const wordsOf = (text: string): string[] =>
  searchable(text)
    .split(/[\s\-'’]+/u)
    .filter(Boolean);

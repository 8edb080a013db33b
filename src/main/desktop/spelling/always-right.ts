const LETTER = /\p{L}/gu;
/** What the dictionaries are written in. */
const NOT_LATIN = /(?!\p{Script=Latin})\p{L}/u;
/** Names of files and hosts, versions, identifiers: not words of a language. */
const NOT_A_WORD = /[\p{N}_.:/\\]|\p{Ll}\p{Lu}/u;

/**
 * Whether a word needs no dictionary to be right: single letters, abbreviations in capitals, what has digits or is spelt
 * like code, and what is written in a script that no dictionary here knows.
 */
export function isAlwaysRight(word: string): boolean {
  const letters = word.match(LETTER)?.length ?? 0;
  return letters < 2 || word === word.toUpperCase() || NOT_A_WORD.test(word) || NOT_LATIN.test(word);
}

const LETTER = /\p{L}/gu;
/** What the dictionaries are written in. */
const NOT_LATIN = /(?!\p{Script=Latin})\p{L}/u;
/** Names of files and hosts, versions, identifiers: not words of a language. */
const NOT_A_WORD = /[\p{N}_.:/\\]|\p{Ll}\p{Lu}/u;
/** What people write to each other in any language, and dictionaries leave out. */
const IN_ANY_LANGUAGE = /^(?:ok|btw|fyi|asap|afaik|imho|lol|pls|thx|emoji|hearth)$/i;

/**
 * Whether a word needs no dictionary to be right: single letters, abbreviations in capitals, what has digits or is spelt
 * like code, what is written in a script that no dictionary here knows, and what chats are full of.
 */
export function isAlwaysRight(word: string): boolean {
  const letters = word.match(LETTER)?.length ?? 0;
  if (letters < 2 || word === word.toUpperCase()) return true;
  return [NOT_A_WORD, NOT_LATIN, IN_ANY_LANGUAGE].some((form) => form.test(word));
}

/** What stands in a text and is no prose: code, links and addresses, emoji by name, names of people and rooms, commands. */
const NOT_PROSE = [
  /```[\s\S]*?(?:```|$)/g,
  /`[^`\n]+`/g,
  /\b[a-z][a-z\d+.-]*:\/\/\S+|\bwww\.\S+/gi,
  /\S+@\S+\.\S+/g,
  /:[\w+-]+:/g,
  /[@#][\p{L}\p{M}\p{N}_-]+/gu,
  /^\/\w+/,
];
const PART = /[\p{L}\p{M}\p{N}]+/gu;

/** The words that stand in the prose of a text; a word that stands in code or in a link alone is not among them. */
export function wordsOfProse(words: readonly string[], text: string): string[] {
  const prose = NOT_PROSE.reduce((rest, form) => rest.replace(form, ' '), text);
  const parts = new Set(prose.match(PART));
  return words.filter((word) => word.match(PART)?.every((part) => parts.has(part)) ?? false);
}

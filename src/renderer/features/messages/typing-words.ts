import type { Words } from '#shared/words/words';

/** Who is typing: two by name at most; null while nobody is. */
export function typingWords(names: readonly string[], words: Words['messages']['typing']): string | null {
  const [one, other, third] = names;
  if (one === undefined) return null;
  if (third !== undefined) return words.several;
  return other === undefined ? words.one(one) : words.two(one, other);
}

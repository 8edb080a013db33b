/**
 * What fits a beginning that was typed, the best first: the name itself, names that begin with it, names of which a word
 * does.
 * Ignores case and accents; nothing typed fits all.
 */
export function rankNames<T extends { readonly name: string }>(named: readonly T[], typed: string, limit: number): T[] {
  const wanted = folded(typed);
  const whole: T[] = [];
  const begins: T[] = [];
  const inside: T[] = [];
  for (const one of named) {
    const name = folded(one.name);
    if (name === wanted) whole.push(one);
    else if (name.startsWith(wanted)) begins.push(one);
    else if (name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted))) inside.push(one);
  }
  return [...whole, ...begins, ...inside].slice(0, limit);
}

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

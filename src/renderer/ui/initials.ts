/** Words of a name that carry an initial: those that begin with a letter or a digit. */
const words = (name: string): string[] => name.split(/\s+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));

// Made once: every avatar asks it.
const GRAPHEMES = new Intl.Segmenter();

/** The first `count` characters as a person sees them: an accent or a joined emoji is not cut apart. */
function firstGraphemes(text: string, count: number): string {
  const segments = [...GRAPHEMES.segment(text)];
  return segments
    .slice(0, count)
    .map(({ segment }) => segment)
    .join('');
}

/** One or two letters that stand for a person: first and last name. */
export function personInitials(name: string, count: 1 | 2 = 2): string {
  const all = words(name);
  const first = firstGraphemes(all[0] ?? name.trim(), 1);
  const last = count === 2 && all.length > 1 ? firstGraphemes(all[all.length - 1] ?? '', 1) : '';
  return (first + last).toLocaleUpperCase();
}

/** Two letters that stand for a host: of two words, or of the only one. */
export function hostInitials(name: string): string {
  const [first, second] = words(name);
  if (first === undefined) return firstGraphemes(name.trim(), 2).toLocaleUpperCase();
  if (second === undefined) return firstGraphemes(first, 2).toLocaleUpperCase();
  return (firstGraphemes(first, 1) + firstGraphemes(second, 1)).toLocaleUpperCase();
}

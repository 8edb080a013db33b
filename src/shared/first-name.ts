/**
 * What people call somebody in passing: the first word of their name. All of it where that word is no name yet: a title
 * or an initial ("Dr. Ines Ferreira").
 */
export function firstName(name: string): string {
  const [first = name] = name.trim().split(/\s+/u);
  return first.endsWith('.') ? name.trim() : first;
}

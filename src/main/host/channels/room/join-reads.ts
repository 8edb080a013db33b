import { LIMITS } from '#shared/protocol/limits';
import type { ReadMark } from '#shared/protocol/room-channel';

/**
 * The marks that a join reply carries: those of the people who may be in the room. In a very large room only of those who
 * have read furthest, and one's own: "seen by" is exact as far as these go, and says "and more" beyond.
 */
export function marksToTell(
  marks: readonly ReadMark[],
  userId: string,
  isThere: (userId: string) => boolean,
): ReadMark[] {
  const there = marks.filter((mark) => isThere(mark.user));
  if (there.length <= LIMITS.readMarks) return there;
  // Numbers sort much faster than marks.
  const seqs = Float64Array.from(there, ({ seq }) => seq).sort();
  const least = seqs[seqs.length - LIMITS.readMarks] ?? 0;
  const furthest = there.filter(({ seq }) => seq > least);
  const level = there.filter(({ seq }) => seq === least).slice(0, LIMITS.readMarks - furthest.length);
  const told = [...furthest, ...level];
  const own = there.find(({ user }) => user === userId);
  return own && !told.includes(own) ? [...told, own] : told;
}

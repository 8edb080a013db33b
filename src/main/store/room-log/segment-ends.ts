import type { KnownSegments } from './catalog-file';

/**
 * The last seq that a room's segment holds, which the start of what follows says, be that there or lost; undefined for the
 * newest.
 *
 * @param first the segment's own first seq
 */
export function lastSeqOf(first: number, firsts: Iterable<number>, lost: KnownSegments['lost']): number | undefined {
  let next = Number.POSITIVE_INFINITY;
  for (const start of firsts) if (start > first && start < next) next = start;
  for (const { first: start } of lost) if (start > first && start < next) next = start;
  return next === Number.POSITIVE_INFINITY ? undefined : next - 1;
}

import type { Spot } from './entry';

/** The order of results: negative where `a` comes before `b`, the newer one first, by created, then room, then seq. */
export function newestFirst(a: Spot, b: Spot): number {
  if (a.created !== b.created) return b.created - a.created;
  if (a.room !== b.room) return a.room < b.room ? 1 : -1;
  return b.seq - a.seq;
}

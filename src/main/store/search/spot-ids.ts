import type { SqliteFile } from './database';

/** So many messages of one millisecond have ids of their own. */
const SLOT_BITS = 18n;
const SLOTS = 1n << SLOT_BITS;
/** Times beyond what fits into 63 bits beside it (the year 2527) count as the last one that does. */
const LAST_MS = 2 ** 44 - 2;

const bounded = (created: number): number => Math.max(-LAST_MS, Math.min(created, LAST_MS));

/** The least id of a message of this millisecond. */
export const firstIdOf = (created: number): bigint => BigInt(bounded(created)) << SLOT_BITS;

/** The millisecond of an id. */
export const createdOf = (id: number | bigint): number => Number(BigInt(id) >> SLOT_BITS);

/**
 * An id for a message of this millisecond: ids are in the order of time, so that the newest matches are read first. Where
 * hundreds of thousands share a millisecond the last ones come to stand in the next.
 */
export function nextId(file: SqliteFile, created: number): bigint {
  const first = firstIdOf(created);
  const row = file.first('SELECT max(id) AS last FROM message WHERE id >= ? AND id < ?', first, first + SLOTS);
  const last = row?.last;
  if (typeof last !== 'number' && typeof last !== 'bigint') return first;
  const next = BigInt(last) + 1n;
  return next < first + SLOTS ? next : nextId(file, bounded(created) + 1);
}

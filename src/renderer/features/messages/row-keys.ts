import { isWritten, type TimelineRow } from './timeline-rows';

/**
 * The row that a key leads to from another, null when the key leads nowhere. Only what is written is visited: days and
 * dividers are passed over. `pageOf` tells how many rows one page has.
 */
export function rowAfterKey(
  key: string,
  current: number,
  rows: readonly TimelineRow[],
  pageOf: () => number,
): number | null {
  switch (key) {
    case 'ArrowUp':
      return writtenFrom(rows, current - 1, -1);
    case 'ArrowDown':
      return writtenFrom(rows, current + 1, 1);
    case 'PageUp':
      return writtenFrom(rows, Math.max(0, current - pageOf()), -1) ?? writtenFrom(rows, 0, 1);
    case 'PageDown':
      return (
        writtenFrom(rows, Math.min(rows.length - 1, current + pageOf()), 1) ?? writtenFrom(rows, rows.length - 1, -1)
      );
    case 'Home':
      return writtenFrom(rows, 0, 1);
    case 'End':
      return writtenFrom(rows, rows.length - 1, -1);
    default:
      return null;
  }
}

/** The nearest written row from an index on, going up (-1) or down (1); null when there is none. */
export function writtenFrom(rows: readonly TimelineRow[], from: number, step: 1 | -1): number | null {
  for (let index = from; index >= 0 && index < rows.length; index += step) {
    const row = rows[index];
    if (row && isWritten(row)) return index;
  }
  return null;
}

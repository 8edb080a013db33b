import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback } from 'react';
import { estimateRowHeight } from './row-height';
import type { TimelineRow } from './timeline-rows';

/** Closer to the end than this (pixels) counts as being there. */
export const AT_END_PX = 32;

/** Rows drawn beyond the edges, so that fast scrolling shows no gaps. */
const OVERSCAN = 10;

export type TimelineVirtualizer = Virtualizer<HTMLDivElement, HTMLDivElement>;

interface DrawnRange {
  readonly startIndex: number;
  readonly endIndex: number;
  readonly count: number;
}

/**
 * Draws only the rows in and near sight. What is read stays in its place while rows come in above, and the end stays in
 * sight while rows come in below it.
 */
export function useVirtualRows(
  rows: readonly TimelineRow[],
  /** The row that holds the focus, by key: it stays drawn wherever it is. */
  keep: string | null,
  scroller: RefObject<HTMLDivElement | null>,
): TimelineVirtualizer {
  const kept = keep === null ? -1 : rows.findIndex((row) => row.key === keep);
  const estimateSize = useCallback(
    (index: number) => {
      const row = rows[index];
      return row ? estimateRowHeight(row, scroller.current?.clientWidth ?? 0) : 0;
    },
    [rows, scroller],
  );
  return useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize,
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    rangeExtractor: useCallback((range: DrawnRange) => drawnRows(range, kept), [kept]),
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: AT_END_PX,
    paddingStart: 16,
    paddingEnd: 8,
  });
}

/** The rows to draw: those in sight, some beyond both edges, and the one that holds the focus (-1 for none). */
export function drawnRows(range: DrawnRange, kept: number): number[] {
  const first = Math.max(0, range.startIndex - OVERSCAN);
  const last = Math.min(range.count - 1, range.endIndex + OVERSCAN);
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  if (kept < 0 || kept >= range.count || (kept >= first && kept <= last)) return rows;
  return kept < first ? [kept, ...rows] : [...rows, kept];
}

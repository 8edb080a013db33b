import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import { estimateContentHeight, frameHeight } from './row-height';
import { isWritten, type TimelineRow } from './timeline-rows';

/** Closer to the end than this (pixels) counts as being there. */
export const AT_END_PX = 32;

/** Rows drawn beyond the edges, so that fast scrolling shows no gaps. */
const OVERSCAN = 10;

/** The virtualizer of the timeline's list. */
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
  /** Whether the last row is the newest: the end is followed only then. Of a page of older ones it is not. */
  live: boolean,
): TimelineVirtualizer {
  const kept = keep === null ? -1 : rows.findIndex((row) => row.key === keep);
  const estimateSize = useEstimates(rows, scroller);
  // The rows that make a page of older ones live are no new messages: the reader stays where they are.
  const wasLive = useRef(live);
  useLayoutEffect(() => {
    wasLive.current = live;
  }, [live]);
  return useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize,
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    rangeExtractor: useCallback((range: DrawnRange) => drawnRows(range, kept), [kept]),
    anchorTo: 'end',
    followOnAppend: live && wasLive.current,
    scrollEndThreshold: AT_END_PX,
    // What was read last stays in sight above the divider.
    scrollPaddingStart: 44,
    paddingStart: 16,
    paddingEnd: 12,
  });
}

/**
 * Estimates the height of a row by its index. Asked for every row whenever rows change: a text is looked through only
 * once, and the width is read when it changes, because reading it makes the browser lay out the page.
 */
function useEstimates(rows: readonly TimelineRow[], scroller: RefObject<HTMLDivElement | null>) {
  const width = useRef(0);
  const known = useRef(new WeakMap<object, number>());
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    width.current = element.clientWidth;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) width.current = entry.contentRect.width;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return useCallback(
    (index: number) => {
      const row = rows[index];
      if (!row) return 0;
      if (!isWritten(row)) return frameHeight(row);
      const written = row.kind === 'message' ? row.message : row.entry;
      const estimate = known.current.get(written) ?? estimateContentHeight(written, width.current);
      known.current.set(written, estimate);
      return estimate + frameHeight(row);
    },
    [rows],
  );
}

/** The rows to draw: those in sight, some beyond both edges, and the one that holds the focus (-1 for none). */
export function drawnRows(range: DrawnRange, kept: number): number[] {
  const first = Math.max(0, range.startIndex - OVERSCAN);
  const last = Math.min(range.count - 1, range.endIndex + OVERSCAN);
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  if (kept < 0 || kept >= range.count || (kept >= first && kept <= last)) return rows;
  return kept < first ? [kept, ...rows] : [...rows, kept];
}

import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import { isWritten, type TimelineRow, type WrittenRow } from './timeline-rows';
import type { TimelineVirtualizer } from './use-virtual-rows';

type Scroller = HTMLDivElement;

interface RovingRows {
  readonly onFocus: (event: FocusEvent<Scroller>) => void;
  readonly onBlur: (event: FocusEvent<Scroller>) => void;
  readonly onKeyDown: (event: KeyboardEvent<Scroller>) => void;
}

interface RovingRowsOptions {
  readonly rows: readonly TimelineRow[];
  readonly virtualizer: TimelineVirtualizer;
  readonly scroller: RefObject<Scroller | null>;
  /** The row that has the focus, by key; null when the focus is elsewhere. Held by the caller, who keeps that row drawn. */
  readonly active: string | null;
  readonly setActive: (key: string | null) => void;
  /** A key that belongs to the row itself. True when it was one. */
  readonly onRowKey: (row: WrittenRow, key: string) => boolean;
}

/**
 * One tab stop for all messages: focus comes to the row last visited or to the last one in sight, arrow keys, Page Up
 * and Down, Home and End move it. Rows come and go while scrolling, so the focus follows the row's key, not its element.
 */
export function useRovingRows(options: RovingRowsOptions): RovingRows {
  const { rows, virtualizer, scroller, active, setActive, onRowKey } = options;
  const visited = useRef<string | null>(null);
  const wanted = useRef<string | null>(null);

  const moveTo = useCallback(
    (index: number) => {
      const row = rows[index];
      if (!row) return;
      wanted.current = row.key;
      visited.current = row.key;
      setActive(row.key);
      virtualizer.scrollToIndex(index, { align: 'auto' });
    },
    [rows, virtualizer, setActive],
  );

  // The row may come into being only after it was scrolled to.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const element = scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(wanted.current)}"]`);
    if (!element) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  });

  const onFocus = (event: FocusEvent<Scroller>) => {
    if (event.target === event.currentTarget) {
      const before = rows.findIndex((row) => row.key === visited.current);
      moveTo(isInSight(virtualizer, before) ? before : lastInSight(rows, virtualizer));
      return;
    }
    const key = event.target.closest<HTMLElement>('[data-row]')?.dataset.row ?? null;
    visited.current = key;
    setActive(key);
  };
  const onBlur = (event: FocusEvent<Scroller>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setActive(null);
  };
  const onKeyDown = (event: KeyboardEvent<Scroller>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const current = rows.findIndex((row) => row.key === active);
    const row = rows[current];
    // Links and buttons in a row keep their own keys.
    if (!row || !(event.target instanceof HTMLElement) || event.target.dataset.row !== row.key) return;
    const next = rowAfterKey(event.key, current, rows, () => rowsPerPage(virtualizer));
    if (next !== null) moveTo(next);
    else if (!isWritten(row) || !onRowKey(row, event.key)) return;
    event.preventDefault();
  };
  return { onFocus, onBlur, onKeyDown };
}

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

function writtenFrom(rows: readonly TimelineRow[], from: number, step: 1 | -1): number | null {
  for (let index = from; index >= 0 && index < rows.length; index += step) {
    const row = rows[index];
    if (row && isWritten(row)) return index;
  }
  return null;
}

function lastInSight(rows: readonly TimelineRow[], virtualizer: TimelineVirtualizer): number {
  return writtenFrom(rows, virtualizer.range?.endIndex ?? rows.length - 1, -1) ?? rows.length - 1;
}

function isInSight({ range }: TimelineVirtualizer, index: number): boolean {
  return range !== null && index >= range.startIndex && index <= range.endIndex;
}

const rowsPerPage = ({ range }: TimelineVirtualizer): number =>
  range ? Math.max(1, range.endIndex - range.startIndex - 1) : 1;

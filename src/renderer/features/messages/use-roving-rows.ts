import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { rowAfterKey, writtenFrom } from './row-keys';
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
  /** The row that was just brought into sight, by key: the keys go on from there. */
  readonly washed: string | null;
  /** A key that belongs to the row itself. True when it was one. */
  readonly onRowKey: (row: WrittenRow, key: string, element: Element) => boolean;
}

/**
 * One tab stop for all messages: focus comes to the row last visited or to the last one in sight, arrow keys, Page Up
 * and Down, Home and End move it. Rows come and go while scrolling, so the focus follows the row's key, not its element.
 */
export function useRovingRows(options: RovingRowsOptions): RovingRows {
  const { rows, virtualizer, active, setActive, onRowKey } = options;
  const { visited, moveTo } = useRowFocus(options);
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
    // A plus may need the shift key.
    if (event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key !== '+')) return;
    const current = rows.findIndex((row) => row.key === active);
    const row = rows[current];
    // Links and buttons in a row keep their own keys.
    if (!row || !(event.target instanceof HTMLElement) || event.target.dataset.row !== row.key) return;
    const next = rowAfterKey(event.key, current, rows, () => rowsPerPage(virtualizer));
    if (next !== null) moveTo(next);
    else if (!isWritten(row) || !onRowKey(row, event.key, event.target)) return;
    event.preventDefault();
  };
  return { onFocus, onBlur, onKeyDown };
}

/** Moves the focus to a row, scrolling it into sight first; and notices when the row that had it is gone. */
function useRowFocus({ rows, virtualizer, scroller, active, setActive, washed }: RovingRowsOptions) {
  const visited = useRef<string | null>(null);
  const wanted = useRef<string | null>(null);
  const focus = useCallback(
    (key: string) => {
      wanted.current = key;
      visited.current = key;
      setActive(key);
    },
    [setActive],
  );
  const moveTo = useCallback(
    (index: number) => {
      const row = rows[index];
      if (!row) return;
      focus(row.key);
      virtualizer.scrollToIndex(index, { align: 'auto' });
    },
    [rows, virtualizer, focus],
  );
  useEffect(() => {
    if (washed !== null && !isOccupied()) focus(washed);
  }, [washed, focus]);

  useLayoutEffect(() => {
    const log = scroller.current;
    if (wanted.current === null) {
      // What had the focus may go without a word: a button of a message that was sent after all.
      if (active !== null && !log?.contains(document.activeElement)) setActive(null);
      return;
    }
    // The row may come into being only after it was scrolled to.
    const element = log?.querySelector<HTMLElement>(`[data-row="${CSS.escape(wanted.current)}"]`);
    if (!element) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  });
  return { visited, moveTo };
}

/** Whether the focus is not to be taken: from what is being written, or from an open dialog. */
function isOccupied(): boolean {
  const { activeElement } = document;
  if (activeElement instanceof HTMLTextAreaElement && activeElement.value !== '') return true;
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

function lastInSight(rows: readonly TimelineRow[], virtualizer: TimelineVirtualizer): number {
  return writtenFrom(rows, virtualizer.range?.endIndex ?? rows.length - 1, -1) ?? rows.length - 1;
}

function isInSight({ range }: TimelineVirtualizer, index: number): boolean {
  return range !== null && index >= range.startIndex && index <= range.endIndex;
}

const rowsPerPage = ({ range }: TimelineVirtualizer): number =>
  range ? Math.max(1, range.endIndex - range.startIndex - 1) : 1;

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TimelineRow } from './timeline-rows';
import { AT_END_PX, type TimelineVirtualizer } from './use-virtual-rows';

interface TimelineScroll {
  readonly atEnd: boolean;
  readonly scrollToEnd: () => void;
  readonly scrollToRow: (index: number, align: 'start' | 'center') => void;
}

interface TimelineScrollOptions {
  readonly rows: readonly TimelineRow[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly virtualizer: TimelineVirtualizer;
  /** Counts one's own sent messages: each brings the end into sight. */
  readonly sent: number;
  /** Whether the last row is the newest one. */
  readonly live: boolean;
  /** Makes it so. */
  readonly showNewest: () => void;
}

/** Sticks to the end of the timeline while it is in sight, whatever grows or shrinks, and tells whether it is. */
export function useTimelineScroll(options: TimelineScrollOptions): TimelineScroll {
  const { rows, scroller, virtualizer, sent, live, showNewest } = options;
  const [atEnd, setAtEnd] = useState(true);
  // Beside the state because observers read it between renders.
  const sticks = useRef(true);
  const height = useRef(0);
  const movedUp = useMovedUp();

  const look = useCallback(() => {
    const element = scroller.current;
    // A scroll event may come between a change of height and the observer that answers it: the end did not move away.
    if (!element || element.clientHeight !== height.current) return;
    const up = movedUp(element);
    const there = live && element.scrollHeight - element.scrollTop - element.clientHeight <= AT_END_PX;
    // Who did not go up did not leave: rows came in below, and the end is followed.
    if (live && sticks.current && !there && !up) return virtualizer.scrollToEnd();
    sticks.current = there;
    setAtEnd(there);
  }, [scroller, virtualizer, movedUp, live]);
  const scrollToEnd = useCallback(() => {
    showNewest();
    sticks.current = true;
    setAtEnd(true);
    virtualizer.scrollToEnd();
  }, [virtualizer, showNewest]);
  const scrollToRow = useCallback(
    (index: number, align: 'start' | 'center') => {
      sticks.current = false;
      virtualizer.scrollToIndex(index, { align });
      // Where everything fits there is nothing to scroll, and so no scroll event that would tell.
      requestAnimationFrame(look);
    },
    [virtualizer, look],
  );

  // The composer grows and the window shrinks: the end stays where it was, at the composer.
  const onResize = useCallback(() => {
    height.current = scroller.current?.clientHeight ?? 0;
    if (sticks.current) virtualizer.scrollToEnd();
    else look();
  }, [scroller, virtualizer, look]);
  useScrollAndResize(scroller, look, onResize);

  // On opening, and when a whole new snapshot took the place of the old one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows are what asks for it
  useLayoutEffect(() => {
    if (!live) sticks.current = false;
    if (sticks.current) virtualizer.scrollToEnd();
  }, [rows, virtualizer, live]);
  // Other messages than before may end where the person is: nothing scrolls, and so nothing would tell.
  useEffect(() => {
    const frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [look]);
  useLayoutEffect(() => {
    if (sent > 0) scrollToEnd();
  }, [sent, scrollToEnd]);

  return { atEnd, scrollToEnd, scrollToRow };
}

/** Tells whether a list stands further up than when it was asked about last. */
function useMovedUp(): (element: HTMLElement) => boolean {
  const top = useRef(0);
  return useCallback(({ scrollTop }) => {
    const up = scrollTop < top.current;
    top.current = scrollTop;
    return up;
  }, []);
}

function useScrollAndResize(element: RefObject<HTMLElement | null>, onScroll: () => void, onResize: () => void): void {
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    target.addEventListener('scroll', onScroll, { passive: true });
    const observer = new ResizeObserver(onResize);
    observer.observe(target);
    return () => {
      target.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [element, onScroll, onResize]);
}

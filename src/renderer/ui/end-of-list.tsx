import { useEffect, useRef } from 'react';

interface EndOfListProps {
  /** Called when the end comes near, as often as it does. */
  readonly onReached: () => void;
}

/** How far before the end the next page is asked for, in pixels. */
const AHEAD = '400px';

/** Stands at the end of a list that goes on: coming near it asks for more. */
export function EndOfList({ onReached }: EndOfListProps) {
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const { current } = end;
    if (!current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onReached(), { rootMargin: AHEAD });
    observer.observe(current);
    return () => observer.disconnect();
  }, [onReached]);
  return <li ref={end} aria-hidden="true" style={{ height: 1 }} />;
}

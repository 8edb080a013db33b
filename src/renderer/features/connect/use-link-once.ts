import { useEffect, useRef } from 'react';
import type { Joining } from './joining';

/** Looks at a link as soon as it comes, once: the person already clicked it. */
export function useLinkOnce(link: string | undefined, joining: Joining): void {
  const looked = useRef<string | null>(null);
  useEffect(() => {
    if (link === undefined || looked.current === link) return;
    looked.current = link;
    void joining.look(link);
  });
}

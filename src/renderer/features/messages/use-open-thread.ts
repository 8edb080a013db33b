import { useCallback, useEffect, useRef } from 'react';
import { usePanels } from '../../state/panels';

/** Opens a thread beside the conversation. Always the same function. */
export function useOpenThread(): (root: number) => void {
  const { openSide } = usePanels();
  const latest = useRef(openSide);
  useEffect(() => {
    latest.current = openSide;
  });
  return useCallback((thread: number) => latest.current({ kind: 'thread', thread }), []);
}

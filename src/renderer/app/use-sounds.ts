import { useEffect } from 'react';
import { useBridge } from '../state/bridge';
import { playSound } from '../ui/sounds';

/** Plays what the notifications of this window sound like. */
export function useSounds(): void {
  const bridge = useBridge();
  useEffect(() => bridge.onSound(playSound), [bridge]);
}

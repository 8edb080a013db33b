import { networkCards } from './network-cards';

/** How often the network is looked at, in milliseconds: Node tells nobody when a cable is put back. */
const LOOK_MS = 2_000;
/** A look that comes so much too late, by the clock on the wall, comes after a sleep. */
const SLEPT_MS = 5_000;

/**
 * Hears when a network card appears, disappears or gets another address, and when the computer slept: then lines may be
 * dead that look alive. Ends with the returned function.
 */
export function watchNetwork(changed: () => void, list: () => string[] = networkCards): () => void {
  let cards = list().join();
  let lookedAt = Date.now();
  const timer = setInterval(() => {
    const now = list().join();
    const slept = Date.now() - lookedAt > LOOK_MS + SLEPT_MS;
    const isChanged = now !== cards || slept;
    cards = now;
    lookedAt = Date.now();
    if (isChanged) changed();
  }, LOOK_MS);
  return () => clearInterval(timer);
}

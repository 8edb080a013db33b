import { networkInterfaces } from 'node:os';

/** The IPv4 address of each network card that leads out of this computer. */
export function networkCards(): string[] {
  const addresses: string[] = [];
  for (const card of Object.values(networkInterfaces())) {
    const reachable = card?.find(({ family, internal }) => family === 'IPv4' && !internal);
    if (reachable) addresses.push(reachable.address);
  }
  return addresses.sort();
}

/** How often the cards are looked at, in milliseconds: Node tells nobody when a cable is put back. */
const LOOK_MS = 2_000;

/** Hears when a card appears, disappears or gets another address. Ends with the returned function. */
export function watchNetworkCards(changed: () => void, list: () => string[] = networkCards): () => void {
  let before = list().join();
  const timer = setInterval(() => {
    const now = list().join();
    if (now === before) return;
    before = now;
    changed();
  }, LOOK_MS);
  return () => clearInterval(timer);
}

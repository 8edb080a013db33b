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

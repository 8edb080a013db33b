import { networkInterfaces } from 'node:os';

interface Card {
  readonly name: string;
  readonly address: string;
}

/** Cards of virtual machines, containers and tunnels: real, but hardly what a teammate can reach. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|tun|tap|utun|wg|zt|tailscale|cni|flannel)/i;

/** The IPv4 addresses of this computer but its loopback, the likeliest to be reachable first. */
function cards(): readonly Card[] {
  const found: Card[] = [];
  for (const [name, addresses] of Object.entries(networkInterfaces())) {
    for (const { family, internal, address } of addresses ?? []) {
      if (family === 'IPv4' && !internal) found.push({ name, address });
    }
  }
  return found.sort((a, b) => unlikeliness(a) - unlikeliness(b));
}

function unlikeliness({ name, address }: Card): number {
  const selfAssigned = address.startsWith('169.254.') ? 4 : 0;
  const virtual = VIRTUAL.test(name) ? 2 : 0;
  const homeOrOffice = /^(192\.168\.|10\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address) ? 0 : 1;
  return selfAssigned + virtual + homeOrOffice;
}

const isWildcard = (bind: string): boolean => bind === '0.0.0.0' || bind === '::';

/** The addresses, without loopback, of a host that listens on `bind`. */
export const reachableCards = (bind: string): readonly string[] =>
  cards()
    .map((card) => card.address)
    .filter((address) => isWildcard(bind) || address === bind);

/** The addresses to give to people for a host that listens on `bind`; on a computer without a network, its loopback. */
export function addressesOf(bind: string): readonly string[] {
  if (!isWildcard(bind)) return [bind];
  const addresses = reachableCards(bind);
  return addresses.length > 0 ? addresses : ['127.0.0.1'];
}

import { type Address, addressesFirst } from '../wire/address';
import { MOST_ADDRESSES } from './known-hosts';

const LOOPBACK = /^(127\.[\d.]+|::1|localhost)$/i;

/**
 * Where a host is to be found from another computer. An address that leads back to this one, as that of its own host
 * does, would lead to the other one there: in its place come those that others find this computer by.
 *
 * @param here the addresses or names of this computer, the likeliest first
 */
export function portableAddresses(addresses: readonly Address[], here: readonly string[]): Address[] {
  const reachable = addresses.flatMap(({ address, port }) =>
    LOOPBACK.test(address) ? here.map((own) => ({ address: own, port })) : [{ address, port }],
  );
  return addressesFirst(reachable, [], MOST_ADDRESSES);
}

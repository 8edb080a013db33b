import type { Fault } from '#shared/protocol/reasons';
import type { StoreFault } from '../store/store';

/** Why a request, or an upgrade, was refused whose outcome the store could not keep or read. */
interface StoreRefusal {
  readonly reason: 'unavailable';
  readonly message: string;
  readonly fault: Fault;
}

/** Puts a fault of the store into words for people at other computers: a full disk is not theirs. */
export function storeRefusal({ reason, message }: StoreFault): StoreRefusal {
  const advice = reason === 'disk_full' ? ' The owner of this host has to make room first.' : '';
  return { reason: 'unavailable', message: message + advice, fault: reason };
}

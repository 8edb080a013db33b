import type { Refusal, UpgradeRefusal } from '#shared/protocol/reasons';
import type { Address } from '../wire/address';
import type { DialFailure } from '../wire/dial-failure';

const KEEP_WRITING = 'Keep writing: messages go out, in order, when it is back.';

/** Why a host that is known cannot be reached now. */
export function outOfReach(name: string, failure: DialFailure): string {
  switch (failure.kind) {
    case 'nothing-listens':
      return `${name} is out of reach: its computer is on, but Hearth is not running there. ${KEEP_WRITING}`;
    case 'no-answer':
      return `${name} is out of reach: its computer does not answer. It may be off, asleep or on another network. ${KEEP_WRITING}`;
    case 'unknown-name':
      return `${name} is out of reach: no computer goes by its name on this network now. ${KEEP_WRITING}`;
    case 'no-route':
      return `${name} is out of reach: this computer has no way to its network. Check the cable or the wireless network. ${KEEP_WRITING}`;
    case 'not-hearth':
      return `${name} is out of reach: something else answers at its address. ${KEEP_WRITING}`;
    case 'broken':
    case 'fingerprint':
      return `${name} is out of reach. ${KEEP_WRITING}`;
  }
}

/** Why nothing was found at an address that a person gave. */
export function nothingFound(target: Address, failure: DialFailure): string {
  const place = `${target.address}, port ${target.port}`;
  switch (failure.kind) {
    case 'no-answer':
      return `Nothing answers at ${place}. That computer may be off, asleep or on another network, or a firewall keeps Hearth out.`;
    case 'unknown-name':
      return `No computer called ${target.address} can be found. Check the name, or use its address in numbers.`;
    case 'no-route':
      return `This computer has no way to ${target.address}. Check that both are on the same network.`;
    case 'fingerprint':
      return `What answers at ${place} is not the host this link was made for: its fingerprint is another one. Nothing was sent to it. Ask for a new link, and compare the fingerprint.`;
    case 'nothing-listens':
    case 'not-hearth':
    case 'broken':
      return `Nothing here answers as a Hearth host: ${place}. Check the address, or that Hearth is running there.`;
  }
}

/** The certificate is another one than before. */
export const fingerprintChanged = (name: string): string =>
  `What answers as ${name} shows another fingerprint than before, so nothing was sent to it. Either Hearth was set up anew there, or someone is in between. Ask the people at ${name} before you trust it.`;

/** Why a host does not let this person in, and what to do about it. */
export function refusedEntry(name: string, refusal: UpgradeRefusal): string {
  switch (refusal.reason) {
    case 'code_required':
      return `${name} asks for a join code. People there can tell you the code.`;
    case 'bad_code':
      return `That code does not open ${name}. Ask for a new one, codes change.`;
    case 'waiting_for_approval':
      return `${name} lets people in one by one. Its owner has been asked; you can leave this open.`;
    case 'refused':
      return `${name} did not let you in. If that is a mistake, talk to its owner, then try again.`;
    case 'removed':
      return `You were removed from ${name}. If that is a mistake, talk to its owner, then try again.`;
    case 'too_many_sockets':
      return `${name} has too many connections from you or from this network. Close Hearth somewhere else; this is tried again by itself.`;
    case 'host_full':
      return `${name} is full. This is tried again by itself.`;
    case 'rate_limited':
      return `${name} was tried too often from here. It is tried again ${inTime(refusal.retry_after)}.`;
    case 'bad_token':
      return refusal.now === undefined
        ? `${name} does not accept the identity of this computer. ${refusal.message}`
        : `The clocks of this computer and of ${name} do not agree. Set the clock right, then try again.`;
    case 'unavailable':
      return `${name} cannot take you in now. ${refusal.message}`;
  }
}

function inTime(ms: number | undefined): string {
  if (ms === undefined) return 'by itself';
  const seconds = Math.max(1, Math.ceil(ms / 1_000));
  return seconds === 1 ? 'in a second' : `in ${seconds} seconds`;
}

/** Why a push got no answer. */
export function pushFailed(name: string, kind: 'lost' | 'timeout'): Refusal {
  const message =
    kind === 'lost'
      ? `${name} is out of reach, so this was not done. Try again when it is back.`
      : `${name} did not answer in time. It may have been done all the same: look before you try again.`;
  return { reason: 'unavailable', message };
}

/** Why a room is not shown any more. */
export function roomClosed(refusal: Refusal | null): string {
  if (refusal === null) return 'You are not in this room any more.';
  if (refusal.reason !== 'not_found') return refusal.message;
  return 'This room is gone: it was deleted, or you are not in it any more.';
}

import type { Refusal, UpgradeRefusal } from '#shared/protocol/reasons';
import type { Words } from '#shared/words/words';
import type { Address } from '../wire/address';
import type { DialFailure } from '../wire/dial-failure';

/** Why a host that is known cannot be reached now. */
export function outOfReach(name: string, failure: DialFailure, { refusals }: Words): string {
  const { outOfReach: words } = refusals;
  switch (failure.kind) {
    case 'nothing-listens':
      return words.nothingListens(name);
    case 'no-answer':
      return words.noAnswer(name);
    case 'unknown-name':
      return words.unknownName(name);
    case 'no-route':
      return words.noRoute(name);
    case 'not-hearth':
      return words.notHearth(name);
    case 'broken':
    case 'fingerprint':
      return words.broken(name);
  }
}

/** Why nothing was found at an address that a person gave. */
export function nothingFound({ address, port }: Address, failure: DialFailure, { refusals }: Words): string {
  const { nothingFound: words } = refusals;
  const place = words.place(address, port);
  switch (failure.kind) {
    case 'no-answer':
      return words.noAnswer(place);
    case 'unknown-name':
      return words.unknownName(address);
    case 'no-route':
      return words.noRoute(address);
    case 'fingerprint':
      return words.otherFingerprint(place);
    case 'nothing-listens':
    case 'not-hearth':
    case 'broken':
      return words.notHearth(place);
  }
}

/** Why a host does not let this person in, and what to do about it. */
export function refusedEntry(name: string, refusal: UpgradeRefusal, { refusals: { entry } }: Words): string {
  switch (refusal.reason) {
    case 'code_required':
      return entry.codeRequired(name);
    case 'bad_code':
      return entry.badCode(name);
    case 'waiting_for_approval':
      return entry.waiting(name);
    case 'refused':
      return entry.refused(name);
    case 'removed':
      return entry.removed(name);
    case 'too_many_sockets':
      return entry.tooManySockets(name);
    case 'host_full':
      return entry.full(name);
    case 'rate_limited':
      return entry.tooOften(name, secondsOf(refusal.retry_after));
    case 'bad_token':
      return refusal.now === undefined ? entry.badToken(name, refusal.message) : entry.clocks(name);
    case 'unavailable':
      return entry.unavailable(name, refusal.message);
  }
}

const secondsOf = (ms: number | undefined): number | null =>
  ms === undefined ? null : Math.max(1, Math.ceil(ms / 1_000));

/** Why a push got no answer. */
export function pushFailed(
  name: string,
  kind: 'lost' | 'timeout',
  { refusals: { outOfReach: words } }: Words,
): Refusal {
  return { reason: 'unavailable', message: kind === 'lost' ? words.notDone(name) : words.noAnswerInTime(name) };
}

/** Why a room is not shown any more. */
export function roomClosed(refusal: Refusal | null, { refusals: { room } }: Words): string {
  if (refusal === null) return room.notIn;
  return refusal.reason === 'not_found' ? room.gone : refusal.message;
}

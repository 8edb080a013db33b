import { LIMITS } from '#shared/protocol/limits';

/** Characters before the limit from which on the composer counts down. */
const COUNT_FROM = 500;

/** How a text stands to the longest message there may be. */
export type LimitState =
  | { readonly state: 'fine' }
  | { readonly state: 'near'; readonly left: number }
  | { readonly state: 'over'; readonly by: number };

/** Measures a text against the limit: UTF-16 units after trimming, as the host counts. */
export function limitOf(text: string): LimitState {
  // A text this short is fine whatever its ends hold: no need to trim a copy on every key.
  if (text.length <= LIMITS.messageLength - COUNT_FROM) return { state: 'fine' };
  const left = LIMITS.messageLength - text.trim().length;
  if (left < 0) return { state: 'over', by: -left };
  return left <= COUNT_FROM ? { state: 'near', left } : { state: 'fine' };
}

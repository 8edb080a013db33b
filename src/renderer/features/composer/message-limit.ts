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

/** What the composer says about it, or null while there is nothing to say. */
export function limitWords(limit: LimitState): string | null {
  if (limit.state === 'near') return `${count(limit.left)} left`;
  if (limit.state === 'fine') return null;
  return `This message is ${count(limit.by)} too long for Hearth. Shorten it, or split it.`;
}

const count = (characters: number): string =>
  `${characters.toLocaleString('en')} ${characters === 1 ? 'character' : 'characters'}`;

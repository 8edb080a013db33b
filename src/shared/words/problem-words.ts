import type { Told } from './told';
import type { Words } from './words';

/**
 * A host's refusal in the language of the app. Hosts say theirs in English, with a reason and the field at fault: where
 * the language has a sentence for those, and for the push that was refused, it takes the place of the host's, else that
 * one stays.
 */
export function problemWords<T extends Told>(problem: T, { refusals }: Words, push?: string): T {
  const message = refusals.ofHost(push === undefined ? problem : { ...problem, push });
  return message === null ? problem : { ...problem, message };
}

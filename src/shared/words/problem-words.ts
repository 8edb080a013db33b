import type { Words } from './words';

/** What is said of a refusal that a program can read. */
export interface Told {
  readonly message: string;
  readonly reason?: string;
  readonly field?: string;
  readonly retry_after?: number;
}

/**
 * A host's refusal in the language of the app. Hosts say theirs in English, with a reason and the field at fault: where
 * the language has a sentence for those it takes the place of the host's, else that one stays.
 */
export function problemWords<T extends Told>(problem: T, { refusals }: Words): T {
  const message = refusals.ofHost(problem);
  return message === null ? problem : { ...problem, message };
}

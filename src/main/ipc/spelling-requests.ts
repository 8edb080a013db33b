import { ok } from '#shared/result';
import type { Spelling } from '../desktop/spelling/spelling';
import type { Handlers } from './router';

/** What the requests about spelling stand on. */
export interface SpellingRequestParts {
  readonly spelling: Pick<Spelling, 'wrong'>;
}

/** The words of text fields, which the preload hands on as Chromium asks for them. */
export const spellingRequests = ({ spelling }: SpellingRequestParts): Handlers<'spelling.check'> => ({
  'spelling.check': async ({ words }) => ok(await spelling.wrong(words)),
});

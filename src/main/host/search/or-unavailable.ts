import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, type Result } from '#shared/result';
import { SearchUnavailable } from '../../store/search';

/** The answer to what only the search index knows, or, while it cannot be asked, words that say so. */
export async function orUnavailable<T>(answer: () => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof SearchUnavailable)) throw error;
    return err(refusal('unavailable', 'Search does not work at the moment. Try again in a minute.'));
  }
}

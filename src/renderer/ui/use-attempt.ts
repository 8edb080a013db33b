import { useCallback, useState } from 'react';
import type { Result } from '#shared/result';

/** Something that may fail with a sentence, under way or done. */
export interface Attempt {
  readonly busy: boolean;
  /** The sentence of the last failure; null while it is tried again and once it worked. */
  readonly problem: string | null;
  /** Runs it; true when it worked. */
  attempt(work: () => Promise<Result<unknown, { readonly message: string }>>): Promise<boolean>;
}

/** Runs requests of a form or a button, and keeps what to tell the person. */
export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = useCallback<Attempt['attempt']>(async (work) => {
    setBusy(true);
    setProblem(null);
    const answer = await work();
    setBusy(false);
    if (!answer.ok) setProblem(answer.error.message);
    return answer.ok;
  }, []);
  return { busy, problem, attempt };
}

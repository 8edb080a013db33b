import { useState } from 'react';
import type { Refusal } from '#shared/protocol/reasons';
import type { Result } from '#shared/result';

/** What stops a form: a sentence, and the field it is about where there is one. */
export type FormProblem = Pick<Refusal, 'message' | 'field'>;

/** A form on its way to the host. */
export interface Submission {
  readonly busy: boolean;
  /** The sentence for a field, if that is what stopped the form. */
  problemOf(field: string): string | null;
  /** The sentence for the form as a whole: nothing any of its fields could show. */
  readonly problem: string | null;
  /** Stops the form before it is sent. */
  refuse(problem: FormProblem): void;
  /** Sends it; answers what the host answered, or null when it refused. */
  submit<T>(work: () => Promise<Result<T, FormProblem>>): Promise<T | null>;
}

/** Sends a form and keeps the host's answer beside the field it is about. `fields` are the ones that can show it. */
export function useSubmission(fields: readonly string[]): Submission {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const field = fields.find((name) => name === problem?.field) ?? null;
  return {
    busy,
    problemOf: (name) => (problem && name === field ? problem.message : null),
    problem: problem && field === null ? problem.message : null,
    refuse: setProblem,
    submit: async (work) => {
      setBusy(true);
      setProblem(null);
      const answer = await work();
      setBusy(false);
      if (answer.ok) return answer.value;
      setProblem(answer.error);
      return null;
    },
  };
}

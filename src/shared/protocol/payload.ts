import * as v from 'valibot';
import { err, ok, type Result } from '../result';
import { LIMITS } from './limits';
import { type PushReason, type Refusal, refusal } from './reasons';

/**
 * Checks an untrusted payload against its schema, once, at the border. A mismatch is a `bad_request` that names the
 * offending field (dotted for nested ones) and says in a sentence what it must be; a message that is too long is
 * `too_large`.
 */
export function parsePayload<const S extends v.GenericSchema>(
  schema: S,
  payload: unknown,
): Result<v.InferOutput<S>, Refusal> {
  const result = v.safeParse(schema, payload, { abortEarly: true });
  if (result.success) return ok(result.output);
  const [issue] = result.issues;
  const field = v.getDotPath(issue) ?? 'payload';
  const missing = issue.type === 'object' && issue.received === 'undefined';
  return err(refusal(reasonFor(issue), missing ? `"${field}" is missing.` : issue.message, { field }));
}

/** Only the text of a message can honestly be too large: it may be a document that somebody pasted. */
const reasonFor = (issue: v.BaseIssue<unknown>): PushReason =>
  issue.type === 'max_length' && issue.requirement === LIMITS.messageLength ? 'too_large' : 'bad_request';

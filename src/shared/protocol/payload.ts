import * as v from 'valibot';
import { err, ok, type Result } from '../result';
import { type Refusal, refusal } from './reasons';

/**
 * Checks an untrusted payload against its schema, once, at the border. A mismatch is a `bad_request` that names the
 * offending field (dotted for nested ones) and says in a sentence what it must be.
 */
export function parsePayload<const S extends v.GenericSchema>(
  schema: S,
  payload: unknown,
): Result<v.InferOutput<S>, Refusal> {
  const result = v.safeParse(schema, payload, { abortEarly: true });
  if (result.success) return ok(result.output);
  const [issue] = result.issues;
  const field = v.getDotPath(issue) ?? 'payload';
  return err(refusal('bad_request', issue.message, { field }));
}

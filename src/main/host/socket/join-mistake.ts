import type { Frame } from '#shared/protocol/frame';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { isObject } from './replies';

/** What is wrong with a `phx_join` frame whatever its topic, if anything: no retry of the same would help. */
export function joinMistake(frame: Frame): Refusal | null {
  if (frame.ref === null) return refusal('bad_request', 'A join has a ref.', { field: 'ref' });
  if (frame.joinRef !== frame.ref) {
    return refusal('bad_request', 'The join_ref of a join is its ref.', { field: 'join_ref' });
  }
  return isObject(frame.payload) ? null : refusal('bad_request', 'Join params are an object.', { field: 'payload' });
}

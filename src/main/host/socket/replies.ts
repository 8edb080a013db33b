import { encodeFrame, type Frame } from '#shared/protocol/frame';
import type { Refusal } from '#shared/protocol/reasons';
import type { Result } from '#shared/result';

/** The `phx_reply` to a push or join: the refs of the frame it answers, and what came of it. */
export function replyTo(frame: Pick<Frame, 'joinRef' | 'ref' | 'topic'>, outcome: Result<object, Refusal>): string {
  const payload = outcome.ok ? { status: 'ok', response: outcome.value } : { status: 'error', response: outcome.error };
  return encodeFrame({ joinRef: frame.joinRef, ref: frame.ref, topic: frame.topic, event: 'phx_reply', payload });
}

/** How a membership ends from the host's side: for good, or with the advice to join again. */
export type Ending = 'phx_close' | 'phx_error';

/** The frame that ends a membership; it carries the join_ref of its join in both places. */
export const endingFrame = (topic: string, joinRef: string, event: Ending): string =>
  encodeFrame({ joinRef, ref: joinRef, topic, event, payload: {} });

/** Whether a payload is a JSON object. */
export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

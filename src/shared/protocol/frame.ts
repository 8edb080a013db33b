import { err, ok, type Result } from '../result';

/**
 * A frame of Phoenix Channels, protocol version 2: `[join_ref, ref, topic, event, payload]` as JSON text.
 * Source: phoenix `priv/static/phoenix.mjs`, Serializer, and Phoenix.Socket.V2.JSONSerializer.
 */
export interface Frame {
  readonly joinRef: string | null;
  readonly ref: string | null;
  readonly topic: string;
  readonly event: string;
  readonly payload: unknown;
}

/** Writes a frame as text. */
export const encodeFrame = ({ joinRef, ref, topic, event, payload }: Frame): string =>
  JSON.stringify([joinRef, ref, topic, event, payload]);

const isRef = (value: unknown): value is string | null => value === null || typeof value === 'string';

/** Reads a frame from text; anything but a v2 frame is refused with what is wrong with it. */
export function decodeFrame(text: string): Result<Frame, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return err('The frame is not JSON.');
  }
  if (!Array.isArray(parsed) || parsed.length !== 5) return err('The frame is not an array of five elements.');
  const [joinRef, ref, topic, event, payload] = parsed as unknown[];
  if (!isRef(joinRef) || !isRef(ref)) return err('join_ref and ref are strings or null.');
  if (typeof topic !== 'string' || typeof event !== 'string') return err('topic and event are strings.');
  return ok({ joinRef, ref, topic, event, payload });
}

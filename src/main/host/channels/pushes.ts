import type * as v from 'valibot';
import { parsePayload } from '#shared/protocol/payload';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import { StoreFault } from '../../store/store';
import { storeRefusal } from '../store-refusal';

/** Answers one kind of push; `member` is who pushes and where. The payload is as it came from the wire. */
export type Push<Member, Reply extends object = object> = (
  member: Member,
  payload: unknown,
) => Promise<Result<Reply, Refusal>>;

/** The pushes of a channel by name. A new push is a new line there, and a file that handles it. */
export type PushTable<Member> = Readonly<Record<string, Push<Member>>>;

/** A push whose payload passes its schema before anything else is done. */
export const checked =
  <Member, const S extends v.GenericSchema, Reply extends object>(
    schema: S,
    handle: (member: Member, payload: v.InferOutput<S>) => Promise<Result<Reply, Refusal>>,
  ): Push<Member, Reply> =>
  async (member, payload) => {
    const parsed = parsePayload(schema, payload);
    return parsed.ok ? handle(member, parsed.value) : parsed;
  };

/** Finds a push in its table and runs it. What cannot be kept on disk is refused with the sentence that says so. */
export async function runPush<Member>(
  table: PushTable<Member>,
  member: Member,
  event: string,
  payload: unknown,
): Promise<Result<object, Refusal>> {
  const push = Object.hasOwn(table, event) ? table[event] : undefined;
  if (!push) return err(refusal('bad_request', 'There is no such push on this topic.', { field: 'event' }));
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    return err(refusal('bad_request', 'A payload is an object.', { field: 'payload' }));
  }
  try {
    return await push(member, payload);
  } catch (error) {
    if (error instanceof StoreFault) return err(storeRefusal(error));
    throw error;
  }
}

/** The reply to a push that was decided: the refusal, or what `write` makes of the outcome. */
export const reply = <T, Reply extends object>(
  decided: Result<T, Refusal>,
  write: (value: T) => Reply,
): Result<Reply, Refusal> => (decided.ok ? ok(write(decided.value)) : decided);

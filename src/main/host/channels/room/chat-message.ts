import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { type ChatMessage, ClientId } from '#shared/nouns/message';
import { parsePayload } from '#shared/protocol/payload';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { RoomPushes, type RoomPushReply } from '#shared/protocol/room-channel';
import { err, ok, type Result } from '#shared/result';
import type { Draft } from '../../../store/log';
import { noSuchRoom } from '../../rooms/find-room';
import type { Push } from '../pushes';
import type { RoomMember } from './room-member';

type Ack = RoomPushReply<'chat-message'>;
type Message = v.InferOutput<(typeof RoomPushes)['chat-message']['payload']>;

/** What a message carries beside its text. */
type Context = Pick<Draft, 'reply_to' | 'thread' | 'files'>;

const PLAIN: Context = { reply_to: null, thread: null, files: [] };

const Repeated = v.object({ client_id: ClientId });

/**
 * Keeps a message and acknowledges it. The log announces it to the room before it resolves here, and recognises a
 * repetition by itself; only what is refused is looked up, because a `client_id` that was acknowledged once is
 * acknowledged again before anything else is checked.
 */
export const sendMessage: Push<RoomMember, Ack> = async (member, payload) => {
  const parsed = parsePayload(RoomPushes['chat-message'].payload, payload);
  if (!parsed.ok) return repeatedOr(member, payload, parsed.error);
  const message = parsed.value;
  const { order, view, files, roomId, userId } = member;
  // Nothing is awaited since the room was found: what is appended to a deleted room would outlive it.
  if (isPlain(message) && order.idle) return append(member, message, PLAIN);
  return order.after(contextOf(member, message), async (context) => {
    if (!view.roomFor(userId, roomId)) {
      if (context.ok) await files.detach(roomId, idsOf(context.value));
      return err(noSuchRoom());
    }
    return context.ok ? append(member, message, context.value) : repeatedOr(member, payload, context.error);
  });
};

const isPlain = ({ reply_to, files }: Message): boolean => reply_to === null && files.length === 0;

async function append(
  member: RoomMember,
  { message, client_id }: Message,
  context: Context,
): Promise<Result<Ack, never>> {
  const { log, files, typists, roomId, userId, clock } = member;
  const created = clock().toISOString();
  const draft = { id: randomUUID(), message, room: roomId, user: userId, created, client_id, ...context };
  const appended = await files.write(roomId, context.files, () => log.append(draft));
  // Where the message arrives its author is seen to have stopped writing: what they write next is news.
  if (appended.fresh) typists.note(roomId, userId, false);
  return ok(ackOf(appended.message));
}

/** A reply belongs to the thread of what it answers, or begins one. */
async function contextOf(member: RoomMember, message: Message): Promise<Result<Context, Refusal>> {
  const { reply_to, client_id } = message;
  const target = reply_to === null ? null : await member.log.message(member.roomId, reply_to);
  if (target === undefined) {
    return err(refusal('bad_request', 'The message to answer is not in this room.', { field: 'reply_to' }));
  }
  const files = message.files.length === 0 ? [] : await member.files.attach(member, message.files, client_id);
  if (files === null) {
    const sentence = 'A message has files that you sent to this room, each once and in no other message.';
    return err(refusal('bad_request', sentence, { field: 'files' }));
  }
  return ok({ reply_to, thread: target && (target.thread ?? target.seq), files: [...files] });
}

const idsOf = ({ files }: Context): readonly string[] => files.map(({ id }) => id);

/** The ack of the first message under this `client_id`, if there is one. */
async function repeatedOr(
  { log, roomId, userId }: RoomMember,
  payload: unknown,
  refused: Refusal,
): Promise<Result<Ack, Refusal>> {
  const repeated = v.safeParse(Repeated, payload);
  const first = repeated.success ? await log.recall(roomId, userId, repeated.output.client_id) : undefined;
  return first ? ok(ackOf(first)) : err(refused);
}

const ackOf = ({ id, seq, created }: ChatMessage): Ack => ({ id, seq, created });

import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { type ChatMessage, ClientId } from '#shared/nouns/message';
import { parsePayload } from '#shared/protocol/payload';
import { RoomPushes, type RoomPushReply } from '#shared/protocol/room-channel';
import { ok } from '#shared/result';
import type { Push } from '../pushes';
import type { RoomMember } from './room-member';

const Repeated = v.object({ client_id: ClientId });

/**
 * Keeps a message and acknowledges it. The log announces it to the room before it resolves here, and recognises a
 * repetition by itself; only what does not pass the schema is looked up, because a `client_id` that was acknowledged
 * once is acknowledged again before anything else is checked.
 */
export const sendMessage: Push<RoomMember, RoomPushReply<'chat-message'>> = async (member, payload) => {
  const { log, roomId, userId, clock } = member;
  const parsed = parsePayload(RoomPushes['chat-message'].payload, payload);
  if (!parsed.ok) {
    const repeated = v.safeParse(Repeated, payload);
    const first = repeated.success ? await log.recall(roomId, userId, repeated.output.client_id) : undefined;
    return first ? ok(ackOf(first)) : parsed;
  }
  // Nothing is awaited since the room was found: what is appended to a deleted room would outlive it.
  const { message } = await log.append({
    id: randomUUID(),
    message: parsed.value.message,
    room: roomId,
    user: userId,
    created: clock().toISOString(),
    client_id: parsed.value.client_id,
  });
  return ok(ackOf(message));
};

const ackOf = ({ id, seq, created }: ChatMessage): RoomPushReply<'chat-message'> => ({ id, seq, created });

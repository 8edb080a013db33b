import type { ChatMessage } from '#shared/nouns/message';
import type { Refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import type { AmendRule } from '../../messages/amend-rules';
import { noSuchMessage } from '../../messages/find-message';
import { noSuchRoom } from '../../rooms/find-room';
import type { RoomMember } from './room-member';

/**
 * Runs a rule on a message of this room. The log asks it alone and announces what it decides, once that is on disk; it may
 * have waited for others, so the right to be here is checked again.
 */
export async function amendMessage(
  { log, view, clock, roomId, userId }: RoomMember,
  seq: number,
  rule: AmendRule,
): Promise<Result<{ message: ChatMessage }, Refusal>> {
  const amended = await log.amend<Refusal>(roomId, seq, (message) => {
    const actor = view.person(userId);
    if (!actor || !view.roomFor(userId, roomId)) return err(noSuchRoom());
    return rule({ actor, now: clock().toISOString() }, message);
  });
  if (!amended) return err(noSuchMessage());
  return amended.ok ? ok({ message: amended.value.message }) : amended;
}

import * as v from 'valibot';
import { isSameEmoji } from '#shared/nouns/emoji';
import { type ChatMessage, MessageText } from '#shared/nouns/message';
import { LIMITS } from '#shared/protocol/limits';
import { parsePayload } from '#shared/protocol/payload';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import type { Amendment } from '../../store/log';
import type { UserRecord } from '../../store/records';
import { mayDeleteMessage, mayEditMessage } from '../access';

/** Who amends a message, and when (ISO 8601). */
export interface Amender {
  readonly actor: UserRecord;
  readonly now: string;
}

/** Says what becomes of a message as it stands; null when it stays as it is. */
export type AmendRule = (amender: Amender, message: ChatMessage) => Result<Amendment | null, Refusal>;

const NOTHING = ok(null);

/** The author changes the text. It may be left out where there are files. */
export const editTo =
  (text: string): AmendRule =>
  ({ actor, now }, message) => {
    if (!mayEditMessage(actor, message)) return err(refusal('forbidden', 'Only its author can edit a message.'));
    if (message.deleted !== null) return err(isDeleted('It was deleted and cannot be edited any more.'));
    if (message.files.length === 0) {
      const whole = parsePayload(Text, { message: text });
      if (!whole.ok) return whole;
    }
    if (text === message.message) return NOTHING;
    return ok({ kind: 'edit', user: actor.id, at: now, message: text });
  };

const Text = v.object({ message: MessageText });

/** The author, the owner or an admin takes a message away. */
export const deleteMessage: AmendRule = ({ actor, now }, message) => {
  if (!mayDeleteMessage(actor, message)) {
    return err(refusal('forbidden', 'Only its author and the admins can delete a message.'));
  }
  return message.deleted === null ? ok({ kind: 'delete', user: actor.id, at: now }) : NOTHING;
};

/** Anyone in the room reacts, and takes it back. Whether somebody among very many has reacted already, the log knows. */
export const react =
  (emoji: string, on: boolean): AmendRule =>
  ({ actor, now }, message) => {
    if (message.deleted !== null) return err(isDeleted('It was deleted: there is nothing left to react to.'));
    const known = message.reactions.find((reaction) => isSameEmoji(reaction.emoji, emoji));
    if (on && !known && message.reactions.length >= LIMITS.emojiPerMessage) {
      const sentence = `A message has at most ${LIMITS.emojiPerMessage} different emoji. Choose one of those.`;
      return err(refusal('conflict', sentence));
    }
    if (!on && !known) return NOTHING;
    return ok({ kind: 'reaction', user: actor.id, at: now, emoji: known?.emoji ?? emoji, on });
  };

/** Anyone in the room pins a message and takes it down. `pins` is how many are pinned. */
export const pinTo =
  (on: boolean, pins: number): AmendRule =>
  ({ actor, now }, message) => {
    if (message.deleted !== null) return err(isDeleted('It was deleted and cannot be pinned any more.'));
    if (message.pinned === on) return NOTHING;
    if (on && pins >= LIMITS.pinsPerRoom) {
      const sentence = `A room has at most ${LIMITS.pinsPerRoom} pinned messages. Take one down first.`;
      return err(refusal('conflict', sentence));
    }
    return ok({ kind: 'pin', user: actor.id, at: now, on });
  };

const isDeleted = (message: string) => refusal('conflict', message);

import * as v from 'valibot';
import { isSameEmoji } from '#shared/nouns/emoji';
import type { ChatMessage, Reaction } from '#shared/nouns/message';
import { RoomPushes } from '#shared/protocol/room-channel';

/** What a person does to a message that is there: said to its host once, and again where the answer is lost. */
export const Amendment = v.variant('event', [
  v.object({ event: v.literal('chat-message-edit'), payload: RoomPushes['chat-message-edit'].payload }),
  v.object({ event: v.literal('chat-message-delete'), payload: RoomPushes['chat-message-delete'].payload }),
  v.object({ event: v.literal('reaction'), payload: RoomPushes.reaction.payload }),
  v.object({ event: v.literal('pin'), payload: RoomPushes.pin.payload }),
]);
export type Amendment = v.InferOutput<typeof Amendment>;

/** Changes of a room are counted in whole numbers: a smaller step is newer than what is known, and older than any news. */
const STEP = 1 / 1_024;

/** The version after one that is known, which the host does not have. */
export const nextVersion = (known: ChatMessage): number => known.change + STEP;

/** A message as it will be once its host hears of this. */
export function foresee(message: ChatMessage, amendment: Amendment, me: string): ChatMessage {
  const change = nextVersion(message);
  const now = new Date().toISOString();
  switch (amendment.event) {
    case 'chat-message-edit':
      return { ...message, change, message: amendment.payload.message, edited: now };
    case 'chat-message-delete':
      return { ...message, change, message: '', deleted: now, reactions: [], pinned: false, files: [] };
    case 'reaction':
      return { ...message, change, reactions: reacted(message.reactions, amendment.payload, me) };
    case 'pin':
      return { ...message, change, pinned: amendment.payload.on };
  }
}

function reacted(
  reactions: readonly Reaction[],
  { emoji, on }: { readonly emoji: string; readonly on: boolean },
  me: string,
): Reaction[] {
  const known = reactions.find((reaction) => isSameEmoji(reaction.emoji, emoji));
  const others = known?.users.filter((user) => user !== me) ?? [];
  const isOn = known !== undefined && others.length < known.users.length;
  if (isOn === on) return [...reactions];
  const count = (known?.count ?? 0) + (on ? 1 : -1);
  const now: Reaction = { emoji: known?.emoji ?? emoji, count, users: on ? [...others, me] : others };
  if (!known) return [...reactions, now];
  return reactions.map((reaction) => (reaction === known ? now : reaction)).filter((reaction) => reaction.count > 0);
}

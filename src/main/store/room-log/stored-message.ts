import type { ChatMessage } from '#shared/nouns/message';
import { LIMITS } from '#shared/protocol/limits';
import type { Amendment, Draft } from '../log';

/** One emoji under a message, with everybody who chose it, in the order they did. */
export interface Reacted {
  readonly emoji: string;
  readonly users: readonly string[];
}

/** A message as a log keeps it: what everybody sees, and all who reacted. */
export type StoredMessage = Readonly<Omit<ChatMessage, 'reactions'>> & { readonly reactions: readonly Reacted[] };

/** A message of which nothing has come yet. */
export function firstState(draft: Draft, seq: number): StoredMessage {
  const { id, message, room, user, created, client_id, reply_to, thread, files } = draft;
  const later = { change: 0, edited: null, deleted: null, reactions: [], pinned: false };
  return { id, seq, message, room, user, created, client_id, ...later, reply_to, thread, files };
}

/** A message as everybody sees it. */
export const shown = (message: StoredMessage): ChatMessage => ({ ...message, reactions: message.reactions.map(count) });

const count = ({ emoji, users }: Reacted) => ({
  emoji,
  count: users.length,
  users: users.slice(0, LIMITS.reactionUsers),
});

/** The message after an amendment, under the room's change number; null where it is so already, or deleted. */
export function amended(message: StoredMessage, amendment: Amendment, change: number): StoredMessage | null {
  if (message.deleted !== null) return null;
  switch (amendment.kind) {
    case 'edit':
      if (message.message === amendment.message) return null;
      return { ...message, change, message: amendment.message, edited: amendment.at };
    case 'delete':
      return { ...message, change, message: '', deleted: amendment.at, reactions: [], pinned: false, files: [] };
    case 'pin':
      return message.pinned === amendment.on ? null : { ...message, change, pinned: amendment.on };
    case 'reaction': {
      const reactions = reacted(message.reactions, amendment);
      return reactions === null ? null : { ...message, change, reactions };
    }
  }
}

type Reaction = Extract<Amendment, { kind: 'reaction' }>;

/** An emoji that nobody chooses any more is gone, and comes last when it is chosen again. */
function reacted(reactions: readonly Reacted[], { emoji, user, on }: Reaction): readonly Reacted[] | null {
  const before = reactions.find((reaction) => reaction.emoji === emoji);
  if (on === (before?.users.includes(user) ?? false)) return null;
  if (before === undefined) return [...reactions, { emoji, users: [user] }];
  const users = on ? [...before.users, user] : before.users.filter((other) => other !== user);
  return reactions.flatMap((reaction) => {
    if (reaction !== before) return [reaction];
    return users.length === 0 ? [] : [{ emoji, users }];
  });
}

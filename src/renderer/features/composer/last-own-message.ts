import type { ChatMessage } from '#shared/nouns/message';

/** The message of one's own that was sent last and can still be edited: in the room, or in one thread of it. */
export const lastOwnMessage = (
  messages: readonly ChatMessage[],
  me: string,
  thread: number | null,
): ChatMessage | null =>
  messages.findLast(
    (message) =>
      message.user === me &&
      message.deleted === null &&
      (thread === null || message.thread === thread || message.seq === thread),
  ) ?? null;

import { actionOf, isAction } from '#shared/action-text';
import type { ChatMessage } from '#shared/nouns/message';
import { LIMITS } from '#shared/protocol/limits';
import type { Words } from '#shared/words/words';

/** Where a forwarded message comes from. `room` is null for a direct message, which has no name of its own. */
export interface Origin {
  readonly author: string;
  readonly room: string | null;
}

/**
 * The text of a forwarded message: one's own words, who wrote it where, and what they wrote as a quote (Markdown). Files
 * belong to their room and are told by name.
 */
export function forwardedText(
  comment: string,
  message: Pick<ChatMessage, 'message' | 'files'>,
  { author, room }: Origin,
  words: Words['messages']['forward'],
): string {
  const from = room === null ? words.fromDirect(author) : words.from(author, room);
  const said = isAction(message.message) ? `${author} ${actionOf(message.message)}` : message.message;
  const files = message.files.length > 0 ? words.files(message.files.map(({ name }) => name).join(', ')) : '';
  const quote = [said, files]
    .filter((part) => part !== '')
    .join('\n')
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
  return [comment.trim(), `${from}\n${quote}`].filter((part) => part !== '').join('\n\n');
}

/** Whether a text fits into one message, as the host counts. */
export const fitsMessage = (text: string): boolean => text.trim().length <= LIMITS.messageLength;

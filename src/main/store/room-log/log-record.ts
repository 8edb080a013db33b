import * as v from 'valibot';
import { ChatMessage } from '#shared/nouns/message';
import { encodeLines, jsonOf, type Line } from '../disk/record-line';

/** Every record of a log names its kind, so that later versions can add kinds without rewriting history. */
const MessageRecord = v.object({ kind: v.literal('message'), ...ChatMessage.entries });
const OtherRecord = v.object({ kind: v.string() });

/** What a line of a log is: a message, a record of a kind that only a later version knows, or not what was written. */
export type LogRecord =
  | { readonly kind: 'message'; readonly message: ChatMessage }
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable' };

const OTHER: LogRecord = { kind: 'other' };
const UNREADABLE: LogRecord = { kind: 'unreadable' };

const Draft = v.omit(ChatMessage, ['seq']);

/** Whether a draft will be a message that can be read again. */
export const isDraft = (draft: unknown): boolean => v.is(Draft, draft);

/** Encodes messages as lines of their room's log. */
export const encodeMessages = (messages: readonly ChatMessage[]): Buffer =>
  encodeLines(messages.map((message) => ({ kind: 'message', ...message })));

/** Decodes a line whose checksum agreed. */
export function decodeLine(line: Line): LogRecord {
  const value = jsonOf(line);
  const record = v.safeParse(MessageRecord, value);
  if (!record.success) return isOther(value) ? OTHER : UNREADABLE;
  const { kind, ...message } = record.output;
  return { kind, message };
}

const isOther = (value: unknown): boolean => {
  const record = v.safeParse(OtherRecord, value);
  return record.success && record.output.kind !== 'message';
};

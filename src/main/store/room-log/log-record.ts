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

/** By what a message is known again. */
export type Identity = Pick<ChatMessage, 'user' | 'client_id' | 'seq'>;

/** How a message's line ends when its `client_id` is one that JSON writes as it is. In a text the quotes are escaped. */
const ENDING = /"user":"([\w-]{1,64})","created":"[^"]{24}","client_id":"([\w-]{1,64})","seq":(\d{1,15})\}$/;
const LONGEST_ENDING = 256;

/**
 * By what the message of a line is known again; undefined where the line has none. Ten thousand lines are asked for it
 * when somebody first writes in a room, so the usual ones are not decoded.
 */
export function identityOf(line: Line): Identity | undefined {
  const { payload } = line;
  const found = ENDING.exec(payload.toString('latin1', Math.max(0, payload.length - LONGEST_ENDING)));
  const [, user, client_id, seq] = found ?? [];
  if (user !== undefined && client_id !== undefined) return { user, client_id, seq: Number(seq) };
  const record = decodeLine(line);
  return record.kind === 'message' ? record.message : undefined;
}

const isOther = (value: unknown): boolean => {
  const record = v.safeParse(OtherRecord, value);
  return record.success && record.output.kind !== 'message';
};

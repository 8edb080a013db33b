import * as v from 'valibot';
import { Seq, SeqOrZero, Timestamp } from '#shared/nouns/fields';
import { ChatFile } from '#shared/nouns/file';
import { ChatMessage } from '#shared/nouns/message';
import { encodeLines, jsonOf, type Line } from '../disk/record-line';
import type { StoredMessage } from './stored-message';

const { id, seq, message, room, user, created, client_id } = ChatMessage.entries;

/** Every record of a log names its kind, so that later versions can add kinds without rewriting history. */
const MessageRecord = v.object({
  kind: v.literal('message'),
  ...{ id, seq, message, room, user, created, client_id },
  change: v.optional(SeqOrZero, 0),
  edited: v.optional(v.nullable(Timestamp), null),
  deleted: v.optional(v.nullable(Timestamp), null),
  reply_to: v.optional(v.nullable(Seq), null),
  thread: v.optional(v.nullable(Seq), null),
  reactions: v.optional(v.array(v.object({ emoji: v.string(), users: v.array(v.string()) })), () => []),
  pinned: v.optional(v.boolean(), false),
  files: v.optional(v.array(ChatFile), () => []),
});
const OtherRecord = v.object({ kind: v.string() });

/** What a line of a log is: a message, a record of a kind that only a later version knows, or not what was written. */
export type LogRecord =
  | { readonly kind: 'message'; readonly message: StoredMessage }
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable' };

const OTHER: LogRecord = { kind: 'other' };
const UNREADABLE: LogRecord = { kind: 'unreadable' };

const { reply_to, thread, files } = ChatMessage.entries;
const Draft = v.object({
  ...{ id, message, room, user, created, client_id },
  reply_to: v.unwrap(reply_to),
  thread: v.unwrap(thread),
  files: v.unwrap(files),
});

/** Whether a draft will be a message that can be read again. */
export const isDraft = (draft: unknown): boolean => v.is(Draft, draft);

/** Encodes messages as lines of their room's log. */
export const encodeMessages = (messages: readonly StoredMessage[]): Buffer => encodeLines(messages.map(recordOf));

/** Who wrote what stands last, where it is found without decoding the line; what is not set is not written. */
function recordOf(stored: StoredMessage): object {
  const { id, message, room, user, created, client_id, seq } = stored;
  const { change, reply_to, thread, files } = stored;
  const isPlain = change === 0 && reply_to === null && thread === null && files.length === 0;
  if (isPlain) return { kind: 'message', id, message, room, user, created, client_id, seq };
  return { kind: 'message', id, message, room, ...laterPart(stored), user, created, client_id, seq };
}

function laterPart({ change, edited, deleted, reply_to, thread, reactions, pinned, files }: StoredMessage): object {
  return {
    ...(change > 0 && { change }),
    ...(edited !== null && { edited }),
    ...(deleted !== null && { deleted }),
    ...(reply_to !== null && { reply_to }),
    ...(thread !== null && { thread }),
    ...(reactions.length > 0 && { reactions }),
    ...(pinned && { pinned }),
    ...(files.length > 0 && { files }),
  };
}

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

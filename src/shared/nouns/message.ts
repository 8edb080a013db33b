import * as v from 'valibot';
import { LIMITS } from '../protocol/limits';
import { Emoji } from './emoji';
import { Id, isVisible, Seq, SeqOrZero, Timestamp } from './fields';
import { ChatFile } from './file';

/** The text of a message: something is seen of it, and it has at most 8,000 UTF-16 units after trimming. */
export const MessageText = v.pipe(
  v.string('A message is a text.'),
  v.trim(),
  v.minLength(1, 'A message needs some text.'),
  v.maxLength(LIMITS.messageLength, `A message has at most ${LIMITS.messageLength} characters.`),
  v.check(isVisible, 'A message needs at least one character that can be seen.'),
);

/** The text beside files: it may be left out. */
export const Caption = v.pipe(
  v.string('A message is a text.'),
  v.trim(),
  v.maxLength(LIMITS.messageLength, `A message has at most ${LIMITS.messageLength} characters.`),
);

/** The sender's own name for a message: a push repeated with it creates nothing. */
export const ClientId = v.pipe(
  v.string('A client_id is a string.'),
  v.minLength(1, 'A client_id has at least one character.'),
  v.maxLength(LIMITS.idLength, `A client_id has at most ${LIMITS.idLength} characters.`),
);

/** One emoji under a message: how many chose it, and the first of them. */
export const Reaction = v.object({
  emoji: Emoji,
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** At most 50; `reaction-users` tells them all. */
  users: v.array(Id),
});
export type Reaction = v.InferOutput<typeof Reaction>;

/**
 * A message as everybody in the room sees it. What a host without the conversation features leaves out is filled in, so
 * that a message always carries everything.
 */
export const ChatMessage = v.object({
  id: Id,
  seq: Seq,
  message: v.string(),
  room: Id,
  user: Id,
  created: Timestamp,
  client_id: ClientId,
  /** The room's change number at this message's last change; 0 if none. Of two versions the higher one counts. */
  change: v.optional(SeqOrZero, 0),
  edited: v.optional(v.nullable(Timestamp), null),
  /** When it was deleted: text, reactions and files are gone then. */
  deleted: v.optional(v.nullable(Timestamp), null),
  /** The message of the same room that this one answers. */
  reply_to: v.optional(v.nullable(Seq), null),
  /** The message that began the thread this one belongs to; null where it answers nothing. */
  thread: v.optional(v.nullable(Seq), null),
  /** First use first. */
  reactions: v.optional(v.array(Reaction), () => []),
  pinned: v.optional(v.boolean(), false),
  files: v.optional(v.array(ChatFile), () => []),
});
export type ChatMessage = v.InferOutput<typeof ChatMessage>;

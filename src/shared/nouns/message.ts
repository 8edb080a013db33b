import * as v from 'valibot';
import { LIMITS } from '../protocol/limits';
import { Id, isVisible, Seq, Timestamp } from './fields';

/** The text of a message: something is seen of it, and it has at most 8,000 UTF-16 units after trimming. */
export const MessageText = v.pipe(
  v.string('A message is a text.'),
  v.trim(),
  v.minLength(1, 'A message needs some text.'),
  v.maxLength(LIMITS.messageLength, `A message has at most ${LIMITS.messageLength} characters.`),
  v.check(isVisible, 'A message needs at least one character that can be seen.'),
);

/** The sender's own name for a message: a push repeated with it creates nothing. */
export const ClientId = v.pipe(
  v.string('A client_id is a string.'),
  v.minLength(1, 'A client_id has at least one character.'),
  v.maxLength(LIMITS.idLength, `A client_id has at most ${LIMITS.idLength} characters.`),
);

/** A message as everybody in the room sees it. */
export const ChatMessage = v.object({
  id: Id,
  seq: Seq,
  message: v.string(),
  room: Id,
  user: Id,
  created: Timestamp,
  client_id: ClientId,
});
export type ChatMessage = v.InferOutput<typeof ChatMessage>;

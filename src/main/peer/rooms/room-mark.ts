import * as v from 'valibot';
import { SeqOrZero } from '#shared/nouns/fields';
import type { ChatMessage } from '#shared/nouns/message';

/** How far a room was read on this install, and what came since. */
export const RoomMark = v.object({
  /** The last message read; 0 before the first. */
  read: SeqOrZero,
  /** The last message that `unread` takes into account. */
  counted: SeqOrZero,
  /** Messages by others after `read`, up to `counted`. */
  unread: SeqOrZero,
});
export type RoomMark = v.InferOutput<typeof RoomMark>;

/** A room whose messages up to `seq` count as read. */
export const markAt = (seq: number): RoomMark => ({ read: seq, counted: seq, unread: 0 });

/** The mark after one more message; one that was counted before changes nothing. */
export function countMessage(mark: RoomMark, message: ChatMessage, me: string): RoomMark {
  if (message.seq <= mark.counted) return mark;
  const isUnread = message.user !== me && message.seq > mark.read;
  return { ...mark, counted: message.seq, unread: mark.unread + (isUnread ? 1 : 0) };
}

/** The mark after a gap that nobody looks into: what is in it counts as written by others. */
export function countGap(mark: RoomMark, upTo: number): RoomMark {
  if (upTo <= mark.counted) return mark;
  return { ...mark, counted: upTo, unread: mark.unread + upTo - Math.max(mark.counted, mark.read) };
}

/**
 * The mark after everything up to `seq` was read. `messages` are those at hand, ascending: what lies between `seq` and
 * them is assumed to be written by others.
 */
export function readUpTo(mark: RoomMark, seq: number, messages: readonly ChatMessage[], me: string): RoomMark {
  if (seq <= mark.read) return mark;
  if (seq >= mark.counted) return { ...mark, read: seq, unread: 0 };
  const later = messages.filter((message) => message.seq > seq && message.seq <= mark.counted);
  const first = later[0]?.seq ?? mark.counted + 1;
  const unseen = first - seq - 1;
  const ofOthers = later.filter((message) => message.user !== me).length;
  return { ...mark, read: seq, unread: Math.min(mark.unread, unseen + ofOthers) };
}

/** The mark of a room that has fewer messages than were counted: its host was put back to an earlier state. */
export function shrinkTo(mark: RoomMark, seq: number): RoomMark {
  const read = Math.min(mark.read, seq);
  return { read, counted: seq, unread: Math.min(mark.unread, seq - read) };
}

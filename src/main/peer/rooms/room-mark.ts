import * as v from 'valibot';
import { Seq, SeqOrZero } from '#shared/nouns/fields';
import type { ChatMessage } from '#shared/nouns/message';
import { noteMeaning, type Reader } from './room-meaning';

/** Deleted messages remembered of one room: beyond it they count as unread, as if nothing had been deleted. */
const MOST_DELETED = 999;

/** The newest messages, taken before those of a long gap in front of them were looked at. */
const Ahead = v.object({
  /** The first of them: the gap ends before it. */
  from: Seq,
  /** The last of them. */
  to: SeqOrZero,
  /** Messages by others among them, after `read`, that are not deleted. */
  unread: SeqOrZero,
});

/** How far a room was read on this install, and what came since. */
export const RoomMark = v.object({
  /** The last message read; 0 before the first. */
  read: SeqOrZero,
  /** The last message up to which every one was looked at. */
  counted: SeqOrZero,
  /** Messages by others after `read`, up to `counted`, that are not deleted. */
  unread: SeqOrZero,
  /** What was taken beyond a gap; null where there is none. */
  ahead: v.optional(v.nullable(Ahead), null),
  // What follows came with the conversation features: files of an older Hearth do not have it.
  /** The room's change number up to which every change is known; null where the host has not told one yet. */
  change: v.optional(v.nullable(SeqOrZero), null),
  /** The last message that this person looked at, here or elsewhere: what the host is told. */
  seen: v.optional(SeqOrZero, 0),
  /** Messages after `read` that mean this person, ascending. */
  mentions: v.optional(v.array(Seq), () => []),
  /** The newest messages of this person, and the threads they wrote in: who answers there means them. */
  own: v.optional(v.array(Seq), () => []),
  /** Messages by others after `read` that were deleted, and so are not unread: each is left out once. */
  deleted: v.optional(v.array(Seq), () => []),
});
export type RoomMark = v.InferOutput<typeof RoomMark>;

/** Messages that were skipped: those between `after` and `before`, both exclusive. */
export interface Gap {
  readonly after: number;
  readonly before: number;
}

/** A room whose messages up to `seq` count as read. */
export const markAt = (seq: number): RoomMark => ({
  read: seq,
  counted: seq,
  unread: 0,
  ahead: null,
  change: null,
  seen: 0,
  mentions: [],
  own: [],
  deleted: [],
});

/** The last message that was taken, beyond a gap or not. */
export const takenUpTo = (mark: RoomMark): number => mark.ahead?.to ?? mark.counted;

/** What was skipped and not looked at yet. */
export const gapOf = ({ counted, ahead }: RoomMark): Gap | null => ahead && { after: counted, before: ahead.from };

/** Messages of others after the last one read. What is in a gap counts as written by others until it is known better. */
export function unreadOf({ read, counted, unread, ahead }: RoomMark): number {
  if (!ahead) return unread;
  return unread + Math.max(0, ahead.from - 1 - Math.max(counted, read)) + ahead.unread;
}

/** The mark after one more message at the end; one that was taken before changes nothing. */
export function countMessage(before: RoomMark, message: ChatMessage, me: Reader): RoomMark {
  const { seq } = message;
  if (seq <= takenUpTo(before)) return before;
  const { mark, unread } = tally(noteMeaning(before, [message], me), [message], me);
  if (mark.ahead) return { ...mark, ahead: { ...mark.ahead, to: seq, unread: mark.ahead.unread + unread } };
  return { ...mark, counted: seq, unread: mark.unread + unread };
}

/**
 * The mark once these versions of messages are known, which may be told again: one that was counted and is deleted now
 * is not unread any more. What was not counted yet is left out when it is its turn.
 */
export const noteDeleted = (mark: RoomMark, versions: readonly ChatMessage[], me: Reader): RoomMark =>
  versions.reduce((before, version) => (leavesOut(before, version, me) ? leaveOut(before, version.seq) : before), mark);

function leaveOut(mark: RoomMark, seq: number): RoomMark {
  const { counted, ahead } = mark;
  const deleted = [...mark.deleted, seq];
  if (seq <= counted) return { ...mark, deleted, unread: Math.max(0, mark.unread - 1) };
  if (!ahead || seq < ahead.from || seq > ahead.to) return mark;
  return { ...mark, deleted, ahead: { ...ahead, unread: Math.max(0, ahead.unread - 1) } };
}

/** The mark before the message `from` is taken, leaving out everything between. What was ahead before is left out, too. */
export function skipTo(mark: RoomMark, from: number): RoomMark {
  return from <= mark.counted + 1 ? mark : { ...mark, ahead: { from, to: from - 1, unread: 0 } };
}

/** The mark after a page of what was skipped was looked at: all of it up to `upTo`. The last page closes the gap. */
export function countSkipped(mark: RoomMark, page: readonly ChatMessage[], upTo: number, me: Reader): RoomMark {
  if (!mark.ahead || upTo <= mark.counted) return mark;
  const reached = Math.min(upTo, mark.ahead.from - 1);
  const isNew = ({ seq }: ChatMessage) => seq > mark.counted && seq <= reached;
  const skipped = page.filter(isNew);
  const tallied = tally(noteMeaning(mark, skipped, me), skipped, me);
  const counted = { ...tallied.mark, counted: reached, unread: mark.unread + tallied.unread };
  return reached === mark.ahead.from - 1 ? withoutGap(counted) : counted;
}

/** The mark without its gap where all of it was read: whoever wrote it, none of it is unread. */
export const closeReadGap = (mark: RoomMark): RoomMark =>
  mark.ahead && mark.read >= mark.ahead.from - 1 ? withoutGap(mark) : mark;

/**
 * The mark after everything up to `seq` was read. `messages` are those at hand, ascending: what lies between `seq` and
 * them is assumed to be written by others.
 */
export function readUpTo(mark: RoomMark, seq: number, messages: readonly ChatMessage[], me: string): RoomMark {
  const seen = seq <= mark.seen ? mark : { ...mark, seen: seq };
  if (seq <= mark.read) return seen;
  const { ahead, counted, unread } = mark;
  const isLeft = (kept: number) => kept > seq;
  const read = { ...seen, read: seq, mentions: mark.mentions.filter(isLeft), deleted: mark.deleted.filter(isLeft) };
  if (!ahead) return { ...read, unread: unreadAfter(read, { from: 0, to: counted, unread }, messages, me) };
  // What was counted beyond `seq` is counted anew, with the rest of the gap.
  const later = { ...ahead, unread: unreadAfter(read, ahead, messages, me) };
  return { ...read, counted: Math.min(counted, seq), unread: 0, ahead: later };
}

/**
 * The same for what was read on another device, or was told the host before. What was looked at already is no news: it
 * may have been marked unread since.
 */
export const readElsewhere = (mark: RoomMark, seq: number, messages: readonly ChatMessage[], me: string): RoomMark =>
  seq <= mark.seen ? mark : readUpTo(mark, seq, messages, me);

/**
 * The mark with everything from this message on unread again. `messages` are those at hand, ascending: what lies before
 * them is assumed to be written by others. While a gap is being looked at the mark stays as it is.
 */
export function unreadFrom(mark: RoomMark, from: number, messages: readonly ChatMessage[], me: Reader): RoomMark {
  const read = from - 1;
  if (read >= mark.read || mark.ahead) return mark;
  const later = messages.filter(({ seq }) => seq > read && seq <= mark.counted);
  const before = (later[0]?.seq ?? mark.counted + 1) - 1 - read;
  const tallied = tally({ ...mark, read, deleted: [] }, later, me);
  return noteMeaning({ ...tallied.mark, unread: before + tallied.unread }, later, me);
}

/** The mark once every change up to this number is known; it never falls. */
export const changedUpTo = (mark: RoomMark, change: number): RoomMark =>
  mark.change !== null && change <= mark.change ? mark : { ...mark, change };

/**
 * The mark once the host says at which change the room is. A lower number is that of a host which was put back to an
 * earlier state: what was deleted since may be there again, and counts.
 */
export function changeTold(mark: RoomMark, change: number): RoomMark {
  if (change >= (mark.change ?? 0)) return mark.change === change ? mark : { ...mark, change };
  return { ...mark, change, unread: mark.unread + mark.deleted.length, deleted: [] };
}

/** The mark of a room that has fewer messages than were counted: its host was put back to an earlier state. */
export function shrinkTo(mark: RoomMark, seq: number): RoomMark {
  const read = Math.min(mark.read, seq);
  const isThere = (kept: number) => kept <= seq;
  return {
    read,
    counted: seq,
    unread: Math.min(unreadOf(mark) + mark.deleted.length, seq - read),
    ahead: null,
    change: null,
    seen: Math.min(mark.seen, seq),
    mentions: mark.mentions.filter(isThere),
    own: mark.own.filter(isThere),
    deleted: [],
  };
}

/** What is left unread of a part of the room, once what was read is noted. */
function unreadAfter(
  { read, deleted }: RoomMark,
  part: v.InferOutput<typeof Ahead>,
  messages: readonly ChatMessage[],
  me: string,
): number {
  if (read < part.from) return part.unread;
  const later = messages.filter(({ seq }) => seq > read && seq <= part.to);
  const first = later[0]?.seq ?? part.to + 1;
  const before = first - read - 1 - deleted.filter((seq) => seq < first).length;
  const ofOthers = later.filter(({ seq, user }) => user !== me && !deleted.includes(seq)).length;
  return Math.max(0, Math.min(part.unread, before + ofOthers));
}

const isUnread = (mark: RoomMark, { seq, user }: ChatMessage, me: Reader): boolean => user !== me.id && seq > mark.read;

/** Whether a deletion takes a message out of the count. One that the host was not told yet may still be refused. */
const leavesOut = (mark: RoomMark, message: ChatMessage, me: Reader): boolean =>
  message.deleted !== null &&
  Number.isInteger(message.change) &&
  isUnread(mark, message, me) &&
  !mark.deleted.includes(message.seq) &&
  mark.deleted.length < MOST_DELETED;

/** How many messages that are counted for the first time are unread; those that are deleted are noted. */
function tally(before: RoomMark, messages: readonly ChatMessage[], me: Reader): { mark: RoomMark; unread: number } {
  let mark = before;
  let unread = 0;
  for (const message of messages) {
    if (leavesOut(mark, message, me)) mark = { ...mark, deleted: [...mark.deleted, message.seq] };
    else if (isUnread(mark, message, me) && !mark.deleted.includes(message.seq)) unread += 1;
  }
  return { mark, unread };
}

/** All of the gap is accounted for: what is ahead of it goes on where it ended. */
const withoutGap = (mark: RoomMark): RoomMark =>
  mark.ahead ? { ...mark, counted: mark.ahead.to, unread: mark.unread + mark.ahead.unread, ahead: null } : mark;

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChatMessage } from '#shared/nouns/message';
import {
  changeTold,
  closeReadGap,
  countMessage,
  countSkipped,
  markAt,
  noteDeleted,
  type RoomMark,
  readUpTo,
  shrinkTo,
  skipTo,
  unreadFrom,
  unreadOf,
} from '../../../../src/main/peer/rooms/room-mark';
import type { Reader } from '../../../../src/main/peer/rooms/room-meaning';
import { aMessage } from '../../../support/nouns';

const me: Reader = { id: 'me', name: 'Priya', direct: false };
const written = (seq: number, user = 'ines') => aMessage({ seq, user });
const deleted = (seq: number, user = 'ines', change = 1): ChatMessage =>
  aMessage({ seq, user, message: '', change, deleted: '2026-11-22T12:00:00.000Z' });
const counting = (messages: readonly ChatMessage[], mark = markAt(0)): RoomMark =>
  messages.reduce((before, message) => countMessage(before, message, me), mark);

test('a message that is deleted before it was read is not unread any more, however often that is told', () => {
  const before = counting([written(1), written(2), written(3)]);
  const once = noteDeleted(before, [deleted(2)], me);
  expect(once.unread).toBe(2);
  expect(noteDeleted(once, [deleted(2), deleted(2, 'ines', 7)], me)).toBe(once);
});

test('a message that was deleted before it was counted never is', () => {
  const mark = counting([written(1), deleted(2), written(3)]);
  expect(mark.unread).toBe(2);
  expect(noteDeleted(mark, [deleted(2)], me)).toBe(mark);
});

test('neither a deleted message that was read, nor one of one’s own, nor an edited one changes the count', () => {
  const mark = counting([written(1), written(2, me.id), written(3)], { ...markAt(0), read: 1 });
  expect(mark.unread).toBe(1);
  const edited = aMessage({ seq: 3, change: 2, edited: '2026-11-22T12:00:00.000Z' });
  expect(noteDeleted(mark, [deleted(1), deleted(2, me.id), edited], me)).toBe(mark);
});

test('a deletion that the host was not told yet does not count: it may be refused', () => {
  const mark = counting([written(1), written(2)]);
  expect(noteDeleted(mark, [deleted(2, 'ines', 0.5)], me)).toBe(mark);
  expect(unreadFrom({ ...mark, read: 2, unread: 0 }, 1, [written(1), deleted(2, 'ines', 0.5)], me).unread).toBe(2);
});

test('in a gap, a deleted message counts until it is looked at', () => {
  const mark = noteDeleted(counting([written(11), written(12)], skipTo(markAt(0), 11)), [deleted(5), deleted(12)], me);
  expect(unreadOf(mark)).toBe(11);
  const page = Array.from({ length: 10 }, (_, index) => (index === 4 ? deleted(5) : written(index + 1)));
  expect(countSkipped(mark, page, 10, me)).toMatchObject({ unread: 10, ahead: null });
});

test('looked at once more, after a second long gap, a deleted message is left out once', () => {
  const ahead = counting([written(3), deleted(4)], skipTo(markAt(0), 3));
  const mark = skipTo(ahead, 9);
  const room = [written(1), written(2), written(3), deleted(4), written(5), deleted(6), written(7), written(8)];
  expect(countSkipped(mark, room, 8, me)).toMatchObject({ unread: 6, ahead: null });
});

test('marked unread, deleted messages do not come back', () => {
  const room = [written(1), deleted(2), written(3)];
  const mark = unreadFrom({ ...markAt(3), seen: 3 }, 1, room, me);
  expect(mark.unread).toBe(2);
  expect(noteDeleted(mark, [deleted(2)], me)).toBe(mark);
});

test('what is behind those at hand counts, but for what is known to be deleted', () => {
  const mark = noteDeleted(counting(Array.from({ length: 10 }, (_, index) => written(index + 1))), [deleted(4)], me);
  expect(readUpTo(mark, 2, [written(8), written(9), written(10)], me.id).unread).toBe(7);
});

test('on a host that was put back to an earlier state, what was deleted may be there again, and counts', () => {
  const mark = noteDeleted({ ...counting([written(1), written(2), written(3)]), change: 9 }, [deleted(2)], me);
  expect(changeTold(mark, 9)).toBe(mark);
  expect(changeTold(mark, 8)).toMatchObject({ change: 8, unread: 3, deleted: [] });
  expect(shrinkTo(mark, 2)).toMatchObject({ unread: 2, deleted: [] });
});

test('beyond a thousand, deleted messages count as if they were there', () => {
  const room = Array.from({ length: 1_200 }, (_, index) => written(index + 1));
  const mark = noteDeleted(
    counting(room),
    room.map(({ seq }) => deleted(seq)),
    me,
  );
  expect(mark.unread).toBe(201);
  expect(readUpTo(mark, 1_200, room, me.id)).toMatchObject({ unread: 0, deleted: [] });
});

/** A room, and what somebody counts of it. */
class Counted {
  readonly room: ChatMessage[];
  mark: RoomMark;

  /** The first messages are in a gap. */
  constructor(private readonly gap: number) {
    this.room = Array.from({ length: gap }, (_, index) => written(index + 1));
    this.mark = skipTo(markAt(0), gap + 1);
  }

  come(mine: boolean): void {
    const message = written(this.room.length + 1, mine ? me.id : 'ines');
    this.room.push(message);
    this.mark = countMessage(this.mark, message, me);
  }

  /** A message is deleted, or read, or how it stands is told, once more perhaps. */
  happen(what: 'delete' | 'tell' | 'read', at: number): void {
    const message = this.room[at];
    if (!message) return;
    if (what === 'delete') this.room[at] = deleted(message.seq, message.user);
    if (what === 'read') this.mark = readUpTo(this.mark, message.seq, this.room.slice(this.gap), me.id);
    else this.mark = noteDeleted(this.mark, this.room.slice(at, at + 1), me);
  }

  /** The gap is looked at, in pages of this size. */
  lookBack(size: number): void {
    for (this.mark = closeReadGap(this.mark); this.mark.ahead; this.mark = closeReadGap(this.mark)) {
      const { counted } = this.mark;
      this.mark = countSkipped(this.mark, this.room.slice(counted, counted + size), counted + size, me);
    }
  }

  get waiting(): number {
    return this.room.filter((one) => one.seq > this.mark.read && one.user !== me.id && one.deleted === null).length;
  }
}

const events = fc.array(
  fc.oneof(
    fc.record({ mine: fc.boolean() }),
    fc.record({ what: fc.constantFrom('delete' as const, 'tell' as const, 'read' as const), at: fc.nat(11) }),
  ),
  { minLength: 15, maxLength: 40 },
);

test('whatever is deleted, told and read in whatever order, the count is exactly what is there and was not read', () => {
  fc.assert(
    fc.property(events, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 4 }), (all, gap, size) => {
      const counted = new Counted(gap);
      for (const event of all) {
        if ('mine' in event) counted.come(event.mine);
        else counted.happen(event.what, event.at);
        expect(unreadOf(counted.mark)).toBeGreaterThanOrEqual(counted.waiting);
      }
      counted.lookBack(size);
      expect(counted.mark.unread).toBe(counted.waiting);
    }),
    { numRuns: 500 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  closeReadGap,
  countMessage,
  countSkipped,
  markAt,
  type RoomMark,
  readElsewhere,
  readUpTo,
  shrinkTo,
  skipTo,
  unreadFrom,
  unreadOf,
} from '../../../../src/main/peer/rooms/room-mark';
import type { Reader } from '../../../../src/main/peer/rooms/room-meaning';
import { aMessage } from '../../../support/nouns';

const me: Reader = { id: 'me', name: 'Priya', direct: false };
const message = (seq: number, user: string) => aMessage({ seq, user });

test('messages of others count as unread, own ones do not', () => {
  const mark = [message(4, 'ines'), message(5, me.id), message(6, 'tomasz')].reduce(
    (before, next) => countMessage(before, next, me),
    markAt(3),
  );
  expect(mark).toMatchObject({ read: 3, counted: 6, unread: 2, ahead: null });
});

test('a message that was counted before counts once', () => {
  const once = countMessage(markAt(0), message(1, 'ines'), me);
  expect(countMessage(once, message(1, 'ines'), me)).toBe(once);
});

test('a gap counts as written by others until it is looked at', () => {
  const mark = skipTo(markAt(10), 5_001);
  expect(unreadOf(mark)).toBe(4_990);
  expect(unreadOf(countMessage(mark, message(5_001, 'ines'), me))).toBe(4_991);
  expect(unreadOf(countMessage(mark, message(5_001, me.id), me))).toBe(4_990);
});

test('a second long gap swallows what was taken after the first', () => {
  const first = countMessage(skipTo(markAt(10), 5_001), message(5_001, 'ines'), me);
  expect(skipTo(first, 9_001)).toMatchObject({
    read: 10,
    counted: 10,
    unread: 0,
    ahead: { from: 9_001, to: 9_000, unread: 0 },
  });
});

test('a room put back to an earlier state has no more unread messages than messages', () => {
  const mark = markAt(0);
  expect(shrinkTo({ ...mark, read: 3, counted: 50, unread: 40 }, 10)).toEqual({
    ...mark,
    read: 3,
    counted: 10,
    unread: 7,
  });
  expect(shrinkTo({ ...mark, read: 30, counted: 50, unread: 20 }, 10)).toEqual({
    ...mark,
    read: 10,
    counted: 10,
    unread: 0,
  });
  expect(shrinkTo(skipTo(markAt(10), 5_001), 20)).toEqual({ ...mark, read: 10, counted: 20, unread: 10 });
});

test('with all messages at hand the count is exactly the messages of others after the mark', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 40 }), fc.array(fc.nat(45), { maxLength: 5 }), (authors, reads) => {
      const messages = authors.map((mine, index) => message(index + 1, mine ? me.id : 'ines'));
      let mark = markAt(0);
      for (const [index, next] of messages.entries()) {
        mark = countMessage(mark, next, me);
        const read = reads[index];
        if (read !== undefined) mark = readUpTo(mark, Math.min(read, next.seq), messages.slice(0, index + 1), me.id);
      }
      const unread = messages.filter(({ seq, user }) => user !== me.id && seq > mark.read).length;
      expect(mark.unread).toBe(unread);
    }),
  );
});

test('marked unread from a message on, what others wrote since counts again, and stays so until it is read here', () => {
  const room = [message(1, 'ines'), message(2, me.id), message(3, 'ines'), message(4, 'tomasz')];
  const read = { ...markAt(4), seen: 4 };
  const mark = unreadFrom(read, 2, room, me);
  expect(mark).toMatchObject({ read: 1, unread: 2, seen: 4 });
  expect(readElsewhere(mark, 4, room, me.id)).toBe(mark);
  expect(readUpTo(mark, 4, room, me.id)).toMatchObject({ read: 4, unread: 0 });
  expect(unreadFrom(mark, 3, room, me)).toBe(mark);
});

test('marked unread, a message that means its reader means them again', () => {
  const room = [aMessage({ seq: 1, user: 'ines', message: 'Could you, @Priya?' }), message(2, 'ines')];
  expect(unreadFrom({ ...markAt(2), seen: 2 }, 1, room, me)).toMatchObject({ unread: 2, mentions: [1] });
});

test('reading never makes more unread, whatever is at hand', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.nat(100), fc.nat(100), fc.nat(120), (read, more, unread, seq) => {
      const mark: RoomMark = { ...markAt(read), counted: read + more, unread: Math.min(unread, more) };
      const after = readUpTo(mark, seq, [], me.id);
      expect(after.unread).toBeLessThanOrEqual(mark.unread);
      expect(after.read).toBeGreaterThanOrEqual(mark.read);
      if (seq >= mark.counted && seq > mark.read) expect(after.unread).toBe(0);
    }),
  );
});

test('whatever is read, and in whatever pieces a gap is looked at, the count ends exact', () => {
  const authors = fc.array(fc.boolean(), { minLength: 20, maxLength: 60 });
  const steps = fc.array(fc.record({ size: fc.integer({ min: 1, max: 9 }), read: fc.option(fc.nat(60)) }), {
    minLength: 60,
    maxLength: 60,
  });
  fc.assert(
    fc.property(authors, fc.integer({ min: 2, max: 20 }), steps, (mine, from, pieces) => {
      const room = mine.map((isMine, index) => message(index + 1, isMine ? me.id : 'ines'));
      let mark = skipTo(markAt(0), from);
      for (const each of room.slice(from - 1)) mark = countMessage(mark, each, me);
      for (const { size, read } of pieces) {
        if (read !== null) mark = readUpTo(mark, Math.min(read, room.length), room.slice(from - 1), me.id);
        mark = closeReadGap(mark);
        const upTo = mark.counted + size;
        mark = countSkipped(mark, room.slice(mark.counted, upTo), upTo, me);
      }
      expect(mark).toMatchObject({ counted: room.length, ahead: null });
      expect(mark.unread).toBe(room.filter(({ seq, user }) => user !== me.id && seq > mark.read).length);
    }),
  );
});

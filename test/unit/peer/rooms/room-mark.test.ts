import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countGap, countMessage, markAt, readUpTo, shrinkTo } from '../../../../src/main/peer/rooms/room-mark';
import { aMessage } from '../../../support/nouns';

const me = 'me';
const message = (seq: number, user: string) => aMessage({ seq, user });

test('messages of others count as unread, own ones do not', () => {
  const mark = [message(4, 'ines'), message(5, me), message(6, 'tomasz')].reduce(
    (before, next) => countMessage(before, next, me),
    markAt(3),
  );
  expect(mark).toEqual({ read: 3, counted: 6, unread: 2 });
});

test('a message that was counted before counts once', () => {
  const once = countMessage(markAt(0), message(1, 'ines'), me);
  expect(countMessage(once, message(1, 'ines'), me)).toBe(once);
});

test('a gap nobody looks into counts in full', () => {
  expect(countGap(markAt(10), 5_000)).toEqual({ read: 10, counted: 5_000, unread: 4_990 });
});

test('a room put back to an earlier state has no more unread messages than messages', () => {
  expect(shrinkTo({ read: 3, counted: 50, unread: 40 }, 10)).toEqual({ read: 3, counted: 10, unread: 7 });
  expect(shrinkTo({ read: 30, counted: 50, unread: 20 }, 10)).toEqual({ read: 10, counted: 10, unread: 0 });
});

test('with all messages at hand the count is exactly the messages of others after the mark', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 40 }), fc.array(fc.nat(45), { maxLength: 5 }), (authors, reads) => {
      const messages = authors.map((mine, index) => message(index + 1, mine ? me : 'ines'));
      let mark = markAt(0);
      for (const [index, next] of messages.entries()) {
        mark = countMessage(mark, next, me);
        const read = reads[index];
        if (read !== undefined) mark = readUpTo(mark, Math.min(read, next.seq), messages.slice(0, index + 1), me);
      }
      const unread = messages.filter(({ seq, user }) => user !== me && seq > mark.read).length;
      expect(mark.unread).toBe(unread);
    }),
  );
});

test('reading never makes more unread, whatever is at hand', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.nat(100), fc.nat(100), fc.nat(120), (read, more, unread, seq) => {
      const mark = { read, counted: read + more, unread: Math.min(unread, more) };
      const after = readUpTo(mark, seq, [], me);
      expect(after.unread).toBeLessThanOrEqual(mark.unread);
      expect(after.read).toBeGreaterThanOrEqual(mark.read);
      if (seq >= mark.counted && seq > mark.read) expect(after.unread).toBe(0);
    }),
  );
});

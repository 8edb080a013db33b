import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { ChatMessage } from '#shared/nouns/message';
import { countMessage, markAt, RoomMark, readUpTo, shrinkTo } from '../../../../src/main/peer/rooms/room-mark';
import { meaningOf, noteMeaning, type Reader } from '../../../../src/main/peer/rooms/room-meaning';
import { aMessage } from '../../../support/nouns';

const priya: Reader = { id: 'priya', name: 'Priya Nair', direct: false };
const by = (user: string, seq: number, fields: Partial<ChatMessage> = {}) => aMessage({ user, seq, ...fields });
/** A room in which Priya wrote the first message. */
const talk = (...messages: readonly ChatMessage[]) =>
  messages.reduce((mark, message) => countMessage(mark, message, priya), markAt(0));

test.each([
  ['names her', by('ines', 2, { message: 'Ask @priya nair.' }), 'mention'],
  ['names everybody', by('ines', 2, { message: '@room, lunch' }), 'mention'],
  ['names somebody else', by('ines', 2, { message: 'Ask @Priya Nairobi.' }), null],
  ['answers her', by('ines', 2, { reply_to: 1 }), 'reply'],
  ['answers somebody else', by('ines', 4, { reply_to: 3 }), null],
  ['goes on in a thread of hers', by('ines', 4, { reply_to: 3, thread: 1 }), 'thread'],
  ['is her own', by('priya', 2, { message: '@room' }), null],
  ['was deleted', by('ines', 2, { message: '@room', deleted: '2026-11-22T09:00:00.000Z' }), null],
])('a message that %s means her, or not', (_what, message, meaning) => {
  expect(meaningOf(message, priya, [1])).toBe(meaning);
});

test('in a direct message everything is meant', () => {
  expect(meaningOf(by('ines', 2), { ...priya, direct: true }, [])).toBe('direct');
});

test('mentions after the last message read are counted, and reading lowers them', () => {
  const mark = talk(
    by('priya', 1),
    by('ines', 2, { message: '@Priya Nair' }),
    by('ines', 3),
    by('ines', 4, { reply_to: 1 }),
  );
  expect(mark.mentions).toEqual([2, 4]);
  expect(readUpTo(mark, 3, [], priya.id).mentions).toEqual([4]);
  expect(readUpTo(mark, 4, [], priya.id).mentions).toEqual([]);
  expect(shrinkTo(mark, 3).mentions).toEqual([2]);
});

test('an edit or a deletion counts as what the message says now', () => {
  const mark = talk(by('ines', 1, { message: '@Priya Nair' }), by('ines', 2));
  expect(noteMeaning(mark, [by('ines', 1, { message: 'Nobody' })], priya).mentions).toEqual([]);
  expect(noteMeaning(mark, [by('ines', 2, { message: '@room' })], priya).mentions).toEqual([1, 2]);
  expect(noteMeaning(mark, [by('ines', 1, { message: '', deleted: 'now' })], priya).mentions).toEqual([]);
  expect(noteMeaning(mark, [by('ines', 1, { message: '@Priya Nair' })], priya)).toBe(mark);
});

test('an edit of a message that was read is no new mention', () => {
  const mark = readUpTo(talk(by('ines', 1)), 1, [], priya.id);
  expect(noteMeaning(mark, [by('ines', 1, { message: '@room' })], priya).mentions).toEqual([]);
});

test('the newest hundred of her own messages are known, so that who answers them means her', () => {
  const mark = talk(...Array.from({ length: 120 }, (_, index) => by('priya', index + 1)));
  expect(mark.own).toHaveLength(100);
  expect(mark.own[0]).toBe(21);
});

test('who wrote in a thread is meant by what follows in it', () => {
  const mark = talk(
    by('ines', 1),
    by('jonas', 2, { reply_to: 1, thread: 1 }),
    by('priya', 3, { reply_to: 1, thread: 1 }),
    by('jonas', 4, { reply_to: 2, thread: 1 }),
    by('jonas', 5, { reply_to: 2 }),
  );
  expect(mark.mentions).toEqual([4]);
});

test('a mark of a Hearth that knew no mentions is read as one without', () => {
  const kept = { read: 4, counted: 9, unread: 3 };
  expect(v.parse(RoomMark, kept)).toEqual({ ...markAt(4), counted: 9, unread: 3 });
});

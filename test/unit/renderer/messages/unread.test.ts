import { describe, expect, it } from 'vitest';
import { wordsIn } from '#shared/words/words';
import { unreadWords } from '../../../../src/renderer/features/messages/separators';
import { newMessages, openingPlace, unreadBeyond } from '../../../../src/renderer/features/messages/unread';
import { aMessage, aSnapshot, at } from '../support/messages';

const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => aMessage(first + index, 'jonas', at(9)));

describe('where a room opens', () => {
  it('at the first unread message', () => {
    expect(openingPlace(aSnapshot(from(51, 100), { read: 90 }))).toEqual({ seq: 91, as: 'divider' });
  });

  it('at its end when everything is read, and when nothing ever was', () => {
    expect(openingPlace(aSnapshot(from(51, 100), { read: 100 }))).toBeNull();
    expect(openingPlace(aSnapshot(from(51, 100)))).toBeNull();
  });

  it('at its end when too much is unread, offering the way back', () => {
    const snapshot = aSnapshot(from(951, 1_000), { read: 10 });
    expect(openingPlace(snapshot)).toBeNull();
    expect(unreadBeyond(snapshot, snapshot, 10)).toBe(990);
    const whole = aSnapshot(from(10, 1_000), { read: 10 });
    expect(unreadBeyond(whole, whole, 10)).toBe(0);
    expect(unreadBeyond(snapshot, snapshot, null)).toBe(0);
  });
});

it('counts what others wrote after the end was last in sight and did not delete, and what was let go meanwhile as theirs', () => {
  const messages = [...from(1, 5), aMessage(6, 'ines', at(9)), aMessage(7, 'priya', at(9))];
  expect(newMessages({ messages, seq: 7 }, 4, 'ines')).toBe(2);
  expect(newMessages({ messages, seq: 7 }, 7, 'ines')).toBe(0);
  expect(newMessages({ messages: messages.slice(-2), seq: 7 }, 2, 'ines')).toBe(4);
  const [last] = messages.slice(-1).map((message) => ({ ...message, deleted: at(10) }));
  expect(newMessages({ messages: [...messages.slice(0, -1), ...(last ? [last] : [])], seq: 7 }, 4, 'ines')).toBe(1);
});

it('the divider says since when, with the day when it is another one', () => {
  const now = new Date(2026, 2, 3, 12);
  const speech = { words: wordsIn('en'), locale: 'en-GB' };
  expect(unreadWords(at(9, 50), now, speech)).toBe('New since 09:50');
  expect(unreadWords(at(9, 50, 0, 2), now, speech)).toBe('New since yesterday at 09:50');
  expect(unreadWords(null, now, speech)).toBe('New');
});

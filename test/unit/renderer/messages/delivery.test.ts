import { expect, test } from 'vitest';
import { wordsIn } from '#shared/words/words';
import { readersOf } from '../../../../src/renderer/features/messages/delivery';
import { messageLink } from '../../../../src/renderer/features/messages/message-link';
import { typingWords } from '../../../../src/renderer/features/messages/typing-words';
import { aMessage, at } from '../support/messages';
import { aHost } from '../support/nouns';

test('a message was seen by those who read as far, its author aside', () => {
  const reads = [
    { user: 'ines', seq: 9 },
    { user: 'priya', seq: 7 },
    { user: 'jonas', seq: 6 },
  ];
  expect(readersOf(aMessage(7, 'ines', at(9)), reads)).toEqual(['priya']);
});

test('two who type are named, more are several', () => {
  const words = wordsIn('en').messages.typing;
  expect(typingWords([], words)).toBeNull();
  expect(typingWords(['Priya'], words)).toBe('Priya is typing');
  expect(typingWords(['Priya', 'Jonas'], words)).toBe('Priya and Jonas are typing');
  expect(typingWords(['Priya', 'Jonas', 'Ines'], words)).toBe('Several people are typing');
});

test('the link to a message names its host, room and number', () => {
  expect(messageLink(aHost('studio'), { room: 'cad', seq: 7 })).toBe(
    `hearth://192.168.1.24:4747/?id=studio&fp=${'ab'.repeat(32)}&room=cad&seq=7`,
  );
});

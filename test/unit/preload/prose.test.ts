import { expect, test } from 'vitest';
import { wordsOfProse } from '../../../src/preload/prose';

test.each([
  ['a word', 'teh cat'],
  ['at the end', 'cat, teh.'],
  ['in quotes', '“teh”'],
  ['in emphasis', '**teh**'],
  ['in a spoiler', '||teh||'],
  ['here and in code', '`teh` is teh'],
  ['with an open tick before it', 'a ` and teh'],
  ['between colons with blanks', 'so: teh :'],
])('%s is prose', (_what, text) => {
  expect(wordsOfProse(['teh'], text)).toEqual(['teh']);
});

test.each([
  ['code', 'see `teh`'],
  ['a fence', '```ts\nconst teh = 1;\n```'],
  ['an open fence', '```\nteh'],
  ['a link', 'https://example.com/teh?x=1'],
  ['a link to a message', 'hearth://teh:4747/?id=x'],
  ['a bare address', 'www.teh.example'],
  ['a mail address', 'teh@example.com'],
  ['an emoji', 'well :teh: yes'],
  ['a mention', 'ask @teh now'],
  ['a room', 'in #teh-room'],
  ['a command', '/teh me'],
  ['part of another word', 'tehran'],
])('%s is not', (_what, text) => {
  expect(wordsOfProse(['teh'], text)).toEqual([]);
});

test('a word with an apostrophe is found by all of its parts', () => {
  expect(wordsOfProse(['dont’s', 'dont', 's', 'other'], 'the dont’s')).toEqual(['dont’s', 'dont', 's']);
});

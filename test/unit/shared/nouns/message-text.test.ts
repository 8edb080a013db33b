import * as v from 'valibot';
import { expect, test } from 'vitest';
import { MessageText } from '#shared/nouns/message';

const refusalOf = (text: unknown): string | null => {
  const parsed = v.safeParse(MessageText, text, { abortEarly: true });
  return parsed.success ? null : parsed.issues[0].message;
};

test.each([
  ['spaces', ' \u00a0\n'],
  ['nothing', ''],
])('[MSG-3] a message of %s is refused in words', (_what, text) => {
  expect(refusalOf(text)).toBe('A message needs some text.');
});

test.each([
  ['zero-width spaces', '\u200b\u200b'],
  ['joiners', '\u200d\u2060'],
  ['a filler of Hangul', '\u3164'],
  ['the empty Braille cell', '\u2800'],
  ['marks of a direction', '\u202e\u200f'],
  ['half a character', '\ud800'],
  ['the variation of no emoji', '\ufe0f'],
])('[MSG-3] a message of %s alone is refused: nothing of it is seen', (_what, text) => {
  expect(refusalOf(text)).toBe('A message needs at least one character that can be seen.');
});

test.each(['.', '🍕', '👨‍👩‍👧‍👦', '\u200bx', 'دعاء', '```\n\n```', 'Zoe\u0308', 'می\u200cخواهم'])(
  '[MSG-3] a message may be %j',
  (text) => {
    expect(v.parse(MessageText, `  ${text}\n`)).toBe(text);
  },
);

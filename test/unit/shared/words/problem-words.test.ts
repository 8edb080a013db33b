import { expect, test } from 'vitest';
import { PUSH_REASONS } from '#shared/protocol/reasons';
import { problemWords } from '#shared/words/problem-words';
import { wordsIn } from '#shared/words/words';

const refusal = { message: 'A name needs at least one character.', reason: 'bad_request', field: 'name' };

test('in English a host is quoted', () => {
  expect(problemWords(refusal, wordsIn('en'))).toBe(refusal);
});

test('in German its reason is said, and the field at fault', () => {
  expect(problemWords(refusal, wordsIn('de'))).toMatchObject({ ...refusal, message: expect.stringContaining('Name') });
  const tooFast = { message: 'A bit fast.', reason: 'rate_limited', retry_after: 2_400 };
  expect(problemWords(tooFast, wordsIn('de')).message).toBe('Etwas zu schnell. Versuch es in 3 Sekunden wieder.');
});

test('every reason of a push has a German sentence', () => {
  for (const reason of PUSH_REASONS) {
    expect(problemWords({ message: 'English', reason }, wordsIn('de')).message).not.toBe('English');
  }
});

test('what has no reason a program knows is said as it came', () => {
  const told = { message: 'Nur ein Satz.', reason: 'disk_full' };
  expect(problemWords(told, wordsIn('de'))).toBe(told);
});

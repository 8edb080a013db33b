import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Name } from '#shared/nouns/fields';

const refusalOf = (name: unknown): string | null => {
  const parsed = v.safeParse(Name, name, { abortEarly: true });
  return parsed.success ? null : parsed.issues[0].message;
};

describe('[NOUN-3] a name may be', () => {
  test.each([
    ['right-to-left', 'دعاء'],
    ['of both directions', 'שלום Ann'],
    ['with the mark of a direction, which turns nothing', 'Ann\u200f'],
    ['with a joiner that its script asks for', 'می\u200cخواهم'],
    ['one emoji', '🍕'],
    ['a family of joined emoji', '👨‍👩‍👧‍👦'],
    ['a flag', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['of combining marks', 'Zoe\u0308'],
    ['a digit in a box', '1️⃣'],
    ['80 characters', 'x'.repeat(80)],
    ['what looks like markup', '<b>&amp;'],
    ['what programs call their own', '__proto__'],
  ])('%s', (_what, name) => {
    expect(v.parse(Name, `  ${name}\t`)).toBe(name);
  });
});

const INVISIBLE = 'A name needs at least one character that can be seen.';
const TURNING = 'A name has no invisible marks that turn the direction of text. Type it anew.';

describe('[NOUN-3] a name is refused in words that is', () => {
  test.each([
    ['no text', 7, 'A name is a text.'],
    ['empty', '', 'A name needs at least one character.'],
    ['spaces', ' \u00a0\u3000', 'A name needs at least one character.'],
    ['of 81 characters', 'x'.repeat(81), 'A name has at most 80 characters.'],
    ['of 10,000 characters', 'x'.repeat(10_000), 'A name has at most 80 characters.'],
    ['of two lines', 'Ann\nBob', 'A name is one line, without control characters.'],
    ['of two lines for Unicode', 'Ann\u0085Bob', 'A name is one line, without control characters.'],
    ['with a NUL', 'Ann\u0000', 'A name is one line, without control characters.'],
    ['half of an emoji', 'Ann \ud83c', 'A name has no halves of characters. Type it anew.'],
    ['the other half', '\udf55', 'A name has no halves of characters. Type it anew.'],
    ['turned round', 'Ann \u202egpj.exe', TURNING],
    ['an isolate that is never closed', '\u2067Ann', TURNING],
    ['a space of no width', '\u200b\u200b', INVISIBLE],
    ['joiners alone', '\u200d\u200c', INVISIBLE],
    ['a filler', '\u3164', INVISIBLE],
    ['an empty cell of Braille', '\u2800', INVISIBLE],
    ['a soft hyphen', '\u00ad', INVISIBLE],
    ['tags alone', '\u{e0041}', INVISIBLE],
  ])('%s', (_what, name, sentence) => {
    expect(refusalOf(name)).toBe(sentence);
  });
});

test('[NOUN-3] no name that passes turns text, is invisible, or changes when it passes again', () => {
  const unit = fc.oneof(
    fc.constantFrom(
      '\u202e',
      '\u2066',
      '\u200b',
      '\u200d',
      '\ud83c',
      '\udf55',
      '\u0000',
      '\u0085',
      ' ',
      'a',
      'ש',
      '🍕',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 90 }), (units) => {
      const parsed = v.safeParse(Name, units.join(''));
      if (!parsed.success) return;
      expect(parsed.output).toBe(v.parse(Name, parsed.output));
      expect(parsed.output).not.toMatch(/[\u202a-\u202e\u2066-\u2069\p{Cc}]/u);
      expect(Buffer.from(parsed.output).toString()).toBe(parsed.output);
      expect(parsed.output).toMatch(/\P{Default_Ignorable_Code_Point}/u);
    }),
    { numRuns: 1_000 },
  );
});

import { describe, expect, it } from 'vitest';
import { wordsIn } from '#shared/words/words';
import { limitOf } from '../../../../src/renderer/features/composer/message-limit';
import { limitWords } from '../../../../src/renderer/features/composer/under-line';

const wordsFor = (length: number) => limitWords(limitOf('x'.repeat(length)), wordsIn('en').composer);

describe('the limit of a message', () => {
  it('is nothing to speak of before the last 500 characters', () => {
    expect(wordsFor(0)).toBeNull();
    expect(wordsFor(7_499)).toBeNull();
  });

  it('counts down near the end, to nothing', () => {
    expect(wordsFor(7_501)).toBe('499 characters left');
    expect(wordsFor(7_999)).toBe('1 character left');
    expect(wordsFor(8_000)).toBe('0 characters left');
  });

  it('says by how much a text is too long, and what to do', () => {
    expect(wordsFor(8_001)).toBe('This message is 1 character too long for Hearth. Attach it as a file, or split it.');
    expect(wordsFor(9_312)).toBe(
      'This message is 1,312 characters too long for Hearth. Attach it as a file, or split it.',
    );
  });

  it('counts as the host does: UTF-16 units, spaces at the ends aside', () => {
    expect(limitOf(`  ${'x'.repeat(8_000)}\n\n`)).toEqual({ state: 'near', left: 0 });
    expect(limitOf('🔥'.repeat(4_001))).toEqual({ state: 'over', by: 2 });
  });
});

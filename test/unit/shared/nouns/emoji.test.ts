import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Emoji, isEmoji } from '../../../../src/shared/nouns/emoji';

describe('an emoji', () => {
  it.each(['👍', '❤', '❤️', '1️⃣', '🏳️‍🌈', '👩‍👩‍👧‍👦', '🇩🇪', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👋🏽', '🫨', '☺'])('is one by Unicode: %s', (emoji) => {
    expect(v.is(Emoji, emoji)).toBe(true);
  });

  it.each(['', 'a', '1', '👍👍', '👍 ', ':+1:', 'ok', '\u200d', '❤'.repeat(30)])('is not %j', (text) => {
    expect(v.is(Emoji, text)).toBe(false);
  });

  it('is told from a text in no time, however long that is', () => {
    expect(isEmoji('👩‍'.repeat(10_000))).toBe(false);
  });
});

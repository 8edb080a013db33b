import { describe, expect, it } from 'vitest';
import { isEmoji } from '#shared/nouns/emoji';
import { inTone, loadEmoji } from '../../../../../src/renderer/ui/emoji/emoji-data';
import { emojiOfCode, searchEmoji } from '../../../../../src/renderer/ui/emoji/emoji-search';

const english = await loadEmoji('en');
const german = await loadEmoji('de');
const found = (entries: typeof english, typed: string, limit = 3) =>
  searchEmoji(entries, typed, limit).map(({ emoji }) => emoji);

describe('the data', () => {
  it('every emoji, in every skin tone, is one that a reaction may be', () => {
    expect(english.length).toBeGreaterThan(1_800);
    for (const entry of english) {
      for (const emoji of [entry.emoji, ...entry.skins]) expect(isEmoji(emoji), `${emoji} ${entry.name}`).toBe(true);
    }
  });

  it('every emoji has a code of its own to be shown by', () => {
    const codes = english.map(({ codes }) => codes[0]);
    expect(codes.every(Boolean)).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('an emoji is spelt as keyboards type it: the selector only where it would be text otherwise', () => {
    expect(emojiOfCode(english, '+1')?.emoji).toBe('\u{1f44d}');
    expect(emojiOfCode(english, 'heart')?.emoji).toBe('\u2764\ufe0f');
  });

  it('the five skin tones belong to an emoji; one without them stays as it is', () => {
    const thumb = emojiOfCode(english, 'thumbsup');
    const fire = emojiOfCode(english, 'fire');
    expect(thumb && inTone(thumb, 3)).toBe('👍🏽');
    expect(thumb && inTone(thumb, 0)).toBe('👍');
    expect(fire && inTone(fire, 3)).toBe('🔥');
  });
});

describe('looking for one', () => {
  it('an exact code comes first, then what begins with it', () => {
    expect(found(english, '+1', 1)).toEqual(['👍']);
    expect(found(english, ':fire:', 1)).toEqual(['🔥']);
    expect(found(english, 'tad', 1)).toEqual(['🎉']);
    expect(found(english, 'hear', 1)[0]).not.toBeUndefined();
  });

  it('every word must fit, wherever it stands', () => {
    expect(found(english, 'red heart', 1)).toEqual(['❤️']);
    expect(found(english, 'heart red', 1)).toEqual(['❤️']);
    expect(found(english, 'heart xyzzy')).toEqual([]);
  });

  it('in German by German names, other words and the codes everybody knows', () => {
    expect(found(german, 'Daumen hoch', 1)).toEqual(['👍']);
    expect(found(german, 'thumbsup', 1)).toEqual(['👍']);
    expect(found(german, 'Kaffee', 8)).toContain('☕');
    expect(found(german, 'apfel', 8)).toContain('🍎');
  });
});

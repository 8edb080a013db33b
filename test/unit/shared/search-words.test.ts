import { describe, expect, test } from 'vitest';
import { createMatcher, foldText, searchWords, termsOfQuery, termsOfText } from '#shared/search-words';

describe('the words of a search', () => {
  test.each([
    ['Crème BRÛLÉE', 'creme brulee'],
    ['Straße', 'strasse'],
    ['Łódź, Ærø', 'lodz, aero'],
    ['İstanbul ılık', 'istanbul ilik'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['ｆｕｌｌ①', 'full1'],
    ['が', 'が'],
    ['한글', '한글'],
    ['שָׁלוֹם', 'שלום'],
    ['हिन्दी', 'हिन्दी'],
  ])('%s is compared as %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test('are runs of letters and digits, and single emoji', () => {
    expect(searchWords("don't-stop: C++ 3.5 🎉🍲_x").map(({ text }) => text)).toEqual([
      ...['don', 't', 'stop', 'c', '3', '5', '🎉', '🍲', 'x'],
    ]);
    expect(searchWords('iPhone手机 ok')).toEqual([
      { text: 'iphone', unspaced: false },
      { text: '手机', unspaced: true },
      { text: 'ok', unspaced: false },
    ]);
    expect(searchWords(' *"() ')).toEqual([]);
  });

  test('in scripts without spaces are kept as pairs, so that any part of a run is found by its own pairs', () => {
    expect([...termsOfText('去北京吃')]).toEqual(['去北', '北京', '京吃', '吃']);
    expect([...termsOfQuery('北京吃')]).toEqual(['北京', '京吃']);
    expect([...termsOfQuery('京')]).toEqual(['京']);
  });

  test('match by their beginnings, all of them; no words match everything', () => {
    expect(createMatcher('ket on')('The Kettle is ON')).toBe(true);
    expect(createMatcher('ettle')('The Kettle')).toBe(false);
    expect(createMatcher('京吃')('去北京吃饭')).toBe(true);
    expect(createMatcher('北吃')('去北京吃饭')).toBe(false);
    expect(createMatcher('!')('anything')).toBe(true);
  });
});

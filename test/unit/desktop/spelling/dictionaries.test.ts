import { expect, test } from 'vitest';
import { languagesOfSystem, languagesToCheck } from '../../../../src/main/desktop/spelling/dictionaries';

test('of each language of the system the favourite dictionary is used; what nobody has is left out', () => {
  expect(languagesOfSystem(['en-GB', 'en', 'de-AT', 'de', 'sv-SE'])).toEqual(['en-GB', 'de']);
  expect(languagesOfSystem(['sv-SE'])).toEqual([]);
});

test.each([
  ['en', 'en-US'],
  ['en-US', 'en-US'],
  ['en-AU', 'en-GB'],
  ['de-CH', 'de'],
  ['pt', 'pt-BR'],
  ['fr_CA', 'fr'],
])('who speaks %s is checked in %s', (tag, language) => {
  expect(languagesOfSystem([tag])).toEqual([language]);
});

test('the Portuguese of Portugal is not checked by the rules of Brazil', () => {
  expect(languagesOfSystem(['pt-PT'])).toEqual([]);
});

test('the languages that were chosen count, and those of the system while none is', () => {
  expect(languagesToCheck(['de', 'nl'], ['en-US'])).toEqual(['de', 'nl']);
  expect(languagesToCheck([], ['en-US'])).toEqual(['en-US']);
});

test('what another system let people choose is understood, or left out', () => {
  expect(languagesToCheck(['de-DE', 'de', 'tlh'], ['en-US'])).toEqual(['de']);
  expect(languagesToCheck(['tlh'], ['en-US'])).toEqual(['en-US']);
});

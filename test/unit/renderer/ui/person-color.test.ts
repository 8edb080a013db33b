import { expect, it } from 'vitest';
import { PERSON_COLORS } from '#shared/nouns/user';
import { wordsIn } from '#shared/words/words';
import { textOnPerson } from '../../../../src/renderer/ui/person-color';

it('every colour of the palette has a name and takes white letters', () => {
  for (const color of PERSON_COLORS) {
    expect(wordsIn('en').ui.colours[color]).toBeTruthy();
    expect(textOnPerson(color)).toBe('#ffffff');
  }
});

it('a light colour from another client takes dark letters', () => {
  expect(textOnPerson('#ffff00')).not.toBe('#ffffff');
  expect(textOnPerson('#ffffff')).not.toBe('#ffffff');
});

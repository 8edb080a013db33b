import { expect, it } from 'vitest';
import { PERSON_COLORS } from '#shared/nouns/user';
import { PERSON_COLOR_NAMES, textOnPerson } from '../../../../src/renderer/ui/person-color';

it('every colour of the palette has a name and takes white letters', () => {
  for (const color of PERSON_COLORS) {
    expect(PERSON_COLOR_NAMES[color]).toBeTruthy();
    expect(textOnPerson(color)).toBe('#ffffff');
  }
});

it('a light colour from another client takes dark letters', () => {
  expect(textOnPerson('#ffff00')).not.toBe('#ffffff');
  expect(textOnPerson('#ffffff')).not.toBe('#ffffff');
});

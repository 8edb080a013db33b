import { expect, it } from 'vitest';
import { hostInitials, personInitials } from '../../../../src/renderer/ui/initials';

it('a person has the initials of first and last name', () => {
  expect(personInitials('Ines Ferreira')).toBe('IF');
  expect(personInitials('Maximiliane von Hohenfels-Straubinger')).toBe('MH');
  expect(personInitials('aoife ní bhriain')).toBe('AB');
  expect(personInitials('Ines')).toBe('I');
  expect(personInitials('Ines Ferreira', 1)).toBe('I');
});

it('a host has those of its first two words, or two letters of its only one', () => {
  expect(hostInitials('Second floor')).toBe('SF');
  expect(hostInitials('Studio')).toBe('ST');
  expect(hostInitials('2nd')).toBe('2N');
});

it('characters are not cut apart', () => {
  expect(personInitials('👩‍👩‍👧')).toBe('👩‍👩‍👧');
  expect(personInitials('é́ngela')).toBe('É́');
  expect(personInitials('محمد علي')).toBe('مع');
});

it('a name of signs alone still gives something to see', () => {
  expect(personInitials('***')).toBe('*');
  expect(hostInitials('***')).toBe('**');
});

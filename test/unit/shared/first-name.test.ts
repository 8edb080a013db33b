import { expect, it } from 'vitest';
import { firstName } from '#shared/first-name';

it('is the first word of a name', () => {
  expect(firstName('Ines Ferreira')).toBe('Ines');
  expect(firstName('  Aoife  Ní Bhriain ')).toBe('Aoife');
});

it('is the whole name where there is one word, or the first one is a title', () => {
  expect(firstName('美玲')).toBe('美玲');
  expect(firstName('Dr. Ines Ferreira')).toBe('Dr. Ines Ferreira');
});

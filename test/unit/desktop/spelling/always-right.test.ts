import { expect, test } from 'vitest';
import { isAlwaysRight } from '../../../../src/main/desktop/spelling/always-right';

test.each([
  'x',
  'I',
  '42',
  '2nd',
  'LAN',
  'GmbH',
  'getUserName',
  'index.ts',
  'snake_case',
  'Привет',
  '日本語',
  'Œ',
  'ok',
  'Ok',
  'btw',
])('%s is not looked up', (word) => {
  expect(isAlwaysRight(word)).toBe(true);
});

test.each(['teh', 'Teh', 'don’t', "don't", 'Größe', 'élève', 'ab', 'oks'])('%s is looked up', (word) => {
  expect(isAlwaysRight(word)).toBe(false);
});

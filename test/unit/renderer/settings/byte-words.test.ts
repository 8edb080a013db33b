import { expect, it } from 'vitest';
import { byteWords, keptWords } from '../../../../src/renderer/features/settings/byte-words';

it('sizes are told in the largest unit that keeps them above one', () => {
  const words = [0, 999, 4_200, 214_000_000, 1_400_000_000, 182e9, 3e15].map((bytes) => byteWords(bytes, 'en'));
  expect(words).toEqual(['0 bytes', '999 bytes', '4 kB', '214 MB', '1.4 GB', '182 GB', '3,000 TB']);
});

it('what is kept is counted in words', () => {
  expect(keptWords({ rooms: 3, messages: 48_210 }, 'en')).toBe('3 rooms with 48,210 messages');
  expect(keptWords({ rooms: 1, messages: 1 }, 'en')).toBe('1 room with 1 message');
});

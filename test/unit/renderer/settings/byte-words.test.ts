import { expect, it } from 'vitest';
import { LIMITS } from '#shared/protocol/limits';
import { byteWords, limitWords } from '../../../../src/renderer/features/settings/byte-words';
import { aSpeech } from '../support/speech';

it('sizes are told in the largest unit that keeps them above one', () => {
  const words = [0, 999, 4_200, 214_000_000, 1_400_000_000, 182e9, 3e15].map((bytes) => byteWords(bytes, aSpeech()));
  expect(words).toEqual(['0 bytes', '999 bytes', '4 kB', '214 MB', '1.4 GB', '182 GB', '3,000 TB']);
});

it('sizes are written as the language writes them', () => {
  expect([1, 1_400_000_000].map((bytes) => byteWords(bytes, aSpeech('de')))).toEqual(['1 Byte', '1,4 GB']);
});

it('a limit is told in the steps in which it was chosen', () => {
  expect([LIMITS.fileBytes, LIMITS.fileBytesMax].map((bytes) => limitWords(bytes, aSpeech()))).toEqual([
    '200 MB',
    '16 GB',
  ]);
});

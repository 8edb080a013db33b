import { expect, it } from 'vitest';
import { wordsIn } from '#shared/words/words';
import { damageDetails, fileName } from '../../../../src/renderer/features/storage/damage-words';

it('a file is named without its folders, on every system', () => {
  const paths = ['/home/ines/host/registry', 'C:\\Users\\Ines\\host\\registry', 'registry'];
  expect(paths.map(fileName)).toEqual(['registry', 'registry', 'registry']);
});

it('the details name the file, the places and the copy', () => {
  const damaged = { file: '/host/registry', room: null, offsets: [3, 90], losses: ['A team was lost.'], copy: null };
  expect(damageDetails(damaged, wordsIn('en').storage)).toBe(
    'File: /host/registry\nOffsets: 3, 90\nCopy: none\nA team was lost.',
  );
});

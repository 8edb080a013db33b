import { expect, it } from 'vitest';
import { DAMAGE_KINDS } from '#shared/damage';
import { wordsIn } from '#shared/words/words';
import { damageDetails, fileName } from '../../../../src/renderer/features/storage/damage-words';

it('a file is named without its folders, on every system', () => {
  const paths = ['/home/ines/host/registry', 'C:\\Users\\Ines\\host\\registry', 'registry'];
  expect(paths.map(fileName)).toEqual(['registry', 'registry', 'registry']);
});

const losses = [{ kind: 'record', message: 'A team was lost.' }] as const;
const damaged = { file: '/host/registry', room: null, offsets: [3, 90], losses, copy: null };

it('the details name the file, the places and the copy', () => {
  expect(damageDetails(damaged, wordsIn('en').storage)).toBe(
    'File: /host/registry\nOffsets: 3, 90\nCopy: none\nA team was lost.',
  );
});

it('what was lost is said by its kind in every language, and in general where that is unknown', () => {
  const { loss } = wordsIn('de').storage;
  const said = DAMAGE_KINDS.map((kind) => loss({ kind, message: 'English.' }));
  expect(new Set(said).size).toBe(DAMAGE_KINDS.length);
  expect([...said, loss({ kind: null, message: 'English.' })]).not.toContain('English.');
});

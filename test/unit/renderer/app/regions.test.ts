import { expect, it } from 'vitest';
import { nextRegion } from '../../../../src/renderer/app/regions';

const regions = ['rail', 'rooms', 'messages', 'composer'];

it('goes from part to part, and round', () => {
  expect(nextRegion(regions, 'rail', 1)).toBe('rooms');
  expect(nextRegion(regions, 'composer', 1)).toBe('rail');
  expect(nextRegion(regions, 'rail', -1)).toBe('composer');
});

it('begins at an end when the focus is nowhere', () => {
  expect(nextRegion(regions, null, 1)).toBe('rail');
  expect(nextRegion(regions, null, -1)).toBe('composer');
  expect(nextRegion([], null, 1)).toBeNull();
});

import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Settings } from '#shared/bridge/settings';
import { badgeOf } from '../../../src/main/desktop/badge-count';
import { aHostEntry } from '../../support/incoming';

const settings = v.parse(Settings, {});
const studio = aHostEntry({ unread: { lunch: 4, releases: 3 }, mentions: { releases: 1 }, invitations: 1 });
const attic = aHostEntry({ id: 'attic', unread: { fair: 2 } });

test.each([
  ['all', { count: 10, mentioned: true }],
  ['mentions', { count: 2, mentioned: true }],
  ['nothing', { count: 0, mentioned: false }],
] as const)('told to count %s, it does', (badge, told) => {
  expect(badgeOf([studio, attic], { ...settings, badge })).toEqual(told);
});

test('what does not mean the person bears no dot', () => {
  expect(badgeOf([attic], settings)).toEqual({ count: 2, mentioned: false });
});

test.each(['all', 'mentions'] as const)('what is muted counts for nothing when counting %s', (badge) => {
  const muted = { ...settings, badge, room_levels: { studio: { releases: 'nothing', lunch: 'nothing' } } } as const;
  expect(badgeOf([{ ...studio, invitations: 0 }], muted)).toEqual({ count: 0, mentioned: false });
});

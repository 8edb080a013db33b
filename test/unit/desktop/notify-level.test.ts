import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Settings } from '#shared/bridge/settings';
import { notifies } from '../../../src/main/desktop/notify-level';
import { anIncomingMessage } from '../../support/incoming';

const NOW = Date.parse('2026-11-23T09:00:00.000Z');
const settings = v.parse(Settings, {});
const plain = anIncomingMessage();
const meant = anIncomingMessage({ meaning: 'mention' });
const withLevel = (level: Settings['notify_level']) => ({ ...settings, room_levels: { studio: { lunch: level } } });

test.each([
  ['all', true, true],
  ['mentions', false, true],
  ['nothing', false, false],
] as const)('at %s a message notifies: %s, and one that means the person: %s', (level, usual, special) => {
  expect(notifies(withLevel(level), plain, NOW)).toBe(usual);
  expect(notifies(withLevel(level), meant, NOW)).toBe(special);
  expect(notifies({ ...settings, notify_level: level }, plain, NOW)).toBe(usual);
});

test('what was chosen for a room goes before what was chosen for all', () => {
  expect(notifies({ ...withLevel('all'), notify_level: 'nothing' }, plain, NOW)).toBe(true);
});

test('quiet goes before everything, and has an end', () => {
  const quiet = { ...settings, dnd_until: '2026-11-23T09:30:00.000Z' };
  expect(notifies(quiet, meant, NOW)).toBe(false);
  expect(notifies(quiet, meant, NOW + 30 * 60_000)).toBe(true);
});

test('in quiet hours nothing notifies, from their first minute on', () => {
  const now = new Date(2026, 10, 23, 12);
  const lunch = { ...settings, quiet_hours: true, quiet_from: '12:00', quiet_to: '13:00' };
  expect(notifies(lunch, meant, now.getTime() - 1)).toBe(true);
  expect(notifies(lunch, meant, now.getTime())).toBe(false);
});

test('where nothing is to notify, a room with a rule of its own does', () => {
  expect(notifies({ ...settings, notify_level: 'nothing' }, meant, NOW)).toBe(false);
  expect(notifies({ ...withLevel('mentions'), notify_level: 'nothing' }, meant, NOW)).toBe(true);
});

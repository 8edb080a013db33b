import * as v from 'valibot';
import { expect, test } from 'vitest';
import { KeptSettings } from '../../../src/main/desktop/kept-settings';

test('nothing kept is what everybody begins with', () => {
  expect(v.parse(KeptSettings, {})).toMatchObject({ notify_level: 'all', sound: 'off', quiet_hours: false });
});

test('who had turned notifications off, or sounds on, by the switches of old still has it so', () => {
  const kept = v.parse(KeptSettings, {
    theme: 'dark',
    notify_level: 'all',
    notify_messages: false,
    notify_sounds: true,
  });
  expect(kept).toMatchObject({ theme: 'dark', notify_level: 'nothing', sound: 'system' });
  expect(kept).not.toHaveProperty('notify_messages');
  expect(v.parse(KeptSettings, { notify_level: 'mentions', notify_messages: true }).notify_level).toBe('mentions');
});

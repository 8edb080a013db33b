import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Settings } from '#shared/bridge/settings';
import { NotificationSound } from '../../../src/main/desktop/notification-sound';

function setUp(chosen: Partial<Settings>, hasWindow = true) {
  const played: string[] = [];
  const clock = { now: Date.parse('2026-11-23T09:00:00.000Z') };
  const settings = { value: { ...v.parse(Settings, {}), ...chosen } };
  const sound = new NotificationSound({
    settings,
    play: (own) => {
      if (hasWindow) played.push(own);
      return hasWindow;
    },
    now: () => clock.now,
  });
  return { sound, played, clock, settings };
}

test('nothing is heard unless a sound was chosen', () => {
  const { sound, played } = setUp({});
  expect(sound.ring()).toBe(false);
  expect(played).toEqual([]);
});

test('the system makes its own sound, each time', () => {
  const { sound, played } = setUp({ sound: 'system' });
  expect([sound.ring(), sound.ring()]).toEqual([true, true]);
  expect(played).toEqual([]);
});

test('our own sound is heard once for notifications that follow each other, and the system stays silent', () => {
  const { sound, played, clock } = setUp({ sound: 'crackle' });
  for (const after of [0, 2_000, 4_000, 4_999]) {
    clock.now += after;
    expect(sound.ring()).toBe(false);
  }
  expect(played).toEqual(['crackle']);
  clock.now += 5_000;
  expect(sound.ring()).toBe(false);
  expect(played).toEqual(['crackle', 'crackle']);
});

test('with no window to play it, the system makes a sound', () => {
  expect(setUp({ sound: 'knock' }, false).sound.ring()).toBe(true);
});

test.each(['system', 'crackle'] as const)(
  'while the person wants quiet, %s is not heard, also with invitations',
  (kind) => {
    const { sound, played } = setUp({ sound: kind, dnd_until: '2026-11-23T10:00:00.000Z' });
    expect(sound.ring()).toBe(false);
    expect(played).toEqual([]);
  },
);

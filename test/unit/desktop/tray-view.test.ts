import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '#shared/words/en/en';
import { trayMenu } from '../../../src/main/desktop/app-tray';
import { type TrayMood, trayView } from '../../../src/main/desktop/tray-view';

const words = en.desktop;
const mood = (fields: Partial<TrayMood>): TrayMood => ({
  ...{ platform: 'linux', desktop: 'KDE', dark: false, badge: { count: 0, mentioned: false } },
  ...fields,
});
const mentioned = { count: 3, mentioned: true };

test.each([
  [mood({}), 'light'],
  [mood({ dark: true }), 'dark'],
  [mood({ badge: { count: 2, mentioned: false } }), 'light'],
  [mood({ badge: mentioned }), 'light-mention'],
  [mood({ platform: 'win32', dark: true, badge: mentioned }), 'dark-mention'],
  [mood({ desktop: 'ubuntu:GNOME' }), 'dark'],
  [mood({ platform: 'darwin', dark: true, badge: mentioned }), 'template'],
])('the icon stands out from its panel, and mentions from the rest: %o', (given, icon) => {
  expect(trayView(given, words).icon).toBe(icon);
  const file = resolve(import.meta.dirname, `../../../resources/tray/${icon}.png`);
  expect(existsSync(file)).toBe(true);
});

test('the tooltip says how much waits; on macOS the number stands beside the icon', () => {
  expect(trayView(mood({}), words)).toMatchObject({ tooltip: 'Hearth', title: '' });
  expect(trayView(mood({ badge: mentioned }), words)).toMatchObject({
    tooltip: 'Hearth: 3 waiting messages',
    title: '',
  });
  expect(trayView(mood({ platform: 'darwin', badge: mentioned }), words).title).toBe('3');
});

test('its menu opens the window, asks for quiet or ends it, and quits', () => {
  const done: string[] = [];
  const actions = {
    open: () => done.push('open'),
    askForQuiet: () => done.push('ask'),
    endQuiet: () => done.push('end'),
    quit: () => done.push('quit'),
  };
  const choose = (quiet: boolean, label: string) => {
    const entry = trayMenu(quiet, words, actions).find((item) => item.label === label);
    (entry?.click as (() => void) | undefined)?.();
  };
  choose(false, 'Open Hearth');
  choose(false, 'Do Not Disturb…');
  choose(true, 'End “Do Not Disturb”');
  choose(true, 'Quit Hearth');
  expect(done).toEqual(['open', 'ask', 'end', 'quit']);
});

import { EventEmitter } from 'node:events';
import type { NativeTheme } from 'electron';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Settings } from '#shared/bridge/settings';
import { Theme } from '../../../src/main/desktop/theme';

/** Electron's view of light and dark: what the app asked for, else what the system is. */
class Colors extends EventEmitter {
  themeSource: NativeTheme['themeSource'] = 'system';
  systemIsDark = false;

  get shouldUseDarkColors(): boolean {
    return this.themeSource === 'system' ? this.systemIsDark : this.themeSource === 'dark';
  }
}

test('the system’s own colours are known, also while the app has others', () => {
  const colors = new Colors();
  colors.systemIsDark = true;
  const settings = { value: v.parse(Settings, { theme: 'light' }), onChange: () => () => undefined };
  const theme = new Theme(colors as unknown as NativeTheme, settings);
  expect(theme.canvas()).toBe('#fffefc');
  expect(theme.systemIsDark()).toBe(true);
  colors.themeSource = 'system';
  colors.systemIsDark = false;
  expect(theme.systemIsDark()).toBe(false);
});

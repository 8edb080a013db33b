import { expect, test } from 'vitest';
import { keyPress } from '../../../src/main/desktop/key-press';

test.each([
  ['CmdOrCtrl+Shift+F', 'linux', { keyCode: 'F', modifiers: ['control', 'shift'] }],
  ['CmdOrCtrl+K', 'darwin', { keyCode: 'K', modifiers: ['meta'] }],
  ['Alt+Up', 'win32', { keyCode: 'Up', modifiers: ['alt'] }],
] as const)('%s on %s is the press of a key', (accelerator, platform, press) => {
  expect(keyPress(accelerator, platform)).toEqual(press);
});

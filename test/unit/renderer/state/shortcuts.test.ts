import { expect, it } from 'vitest';
import { wordsIn } from '#shared/words/words';
import { keyCaps, shortcutGroups } from '../../../../src/renderer/state/shortcuts';

const en = wordsIn('en');

it('no two shortcuts of a group have the same keys', () => {
  for (const sendKey of ['enter', 'ctrl-enter'] as const) {
    const keys = shortcutGroups(en, sendKey).flatMap((group) =>
      group.shortcuts.map((shortcut) => [group.title, ...shortcut.keys].join(' ')),
    );
    expect(new Set(keys).size).toBe(keys.length);
  }
});

it('the key that sends and the one for a new line change places', () => {
  const writing = (sendKey: 'enter' | 'ctrl-enter') => shortcutGroups(en, sendKey)[1]?.shortcuts.slice(0, 2) ?? [];
  expect(writing('enter').map(({ keys }) => keys.join(' '))).toEqual(['Enter', 'Shift Enter']);
  expect(writing('ctrl-enter').map(({ keys }) => keys.join(' '))).toEqual(['Mod Enter', 'Enter']);
});

it('keys are named as they stand on the keyboard of each system and language', () => {
  const page = { does: 'A page', keys: ['Mod', 'PgUp PgDn'] };
  expect(keyCaps(page, 'linux', en)).toEqual(['Ctrl', 'PgUp PgDn']);
  expect(keyCaps(page, 'darwin', en)).toEqual(['⌘', 'PgUp PgDn']);
  expect(keyCaps(page, 'win32', wordsIn('de'))).toEqual(['Strg', 'Bild ↑ Bild ↓']);
});

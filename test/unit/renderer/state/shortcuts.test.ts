import { expect, it } from 'vitest';
import { keyCaps, SHORTCUT_GROUPS } from '../../../../src/renderer/state/shortcuts';

const all = SHORTCUT_GROUPS.flatMap((group) =>
  group.shortcuts.map((shortcut) => ({ ...shortcut, group: group.title })),
);

it('no two shortcuts of a group have the same keys', () => {
  const keys = all.map((shortcut) => [shortcut.group, ...shortcut.keys].join(' '));
  expect(new Set(keys).size).toBe(keys.length);
});

it('names the command key of each system', () => {
  const newRoom = { does: 'New room', keys: ['Mod', 'N'] };
  expect(keyCaps(newRoom, 'linux')).toEqual(['Ctrl', 'N']);
  expect(keyCaps(newRoom, 'darwin')).toEqual(['⌘', 'N']);
});

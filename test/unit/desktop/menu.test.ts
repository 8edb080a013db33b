import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { de } from '#shared/words/de/de';
import { en } from '#shared/words/en/en';
import { type MenuActions, type MenuState, menuTemplate } from '../../../src/main/desktop/menu';

/** The menu, and what was done by it. */
function setUp(state: Partial<MenuState> = {}, words = en) {
  const done: unknown[] = [];
  const actions: MenuActions = {
    open: (target) => done.push(target),
    press: (accelerator) => done.push(accelerator),
    zoom: (step) => done.push(step),
    checkSpelling: (on) => done.push(on),
    showLogs: () => done.push('logs'),
  };
  const menu = menuTemplate(
    { platform: 'linux', development: false, spelling: false, ...state },
    words.desktop.menu,
    actions,
  );
  const items = itemsOf(menu);
  const find = (label: string) => items.find((item) => item.label === label);
  const click = (label: string, checked = false) =>
    find(label)?.click?.({ checked } as Electron.MenuItem, undefined, {} as Electron.KeyboardEvent);
  return { menu, items, find, click, done };
}

const itemsOf = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);

describe.each(['linux', 'win32', 'darwin'] as const)('the menu of %s', (platform) => {
  it('has no key twice', () => {
    const keys = setUp({ platform, development: true, spelling: true }).items.flatMap(
      ({ accelerator }) => accelerator ?? [],
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('says everything in words, but what is a line', () => {
    const { items } = setUp({ platform, development: true, spelling: true });
    const silent = items.filter(({ label, type, role }) => !label && type !== 'separator' && role !== 'appMenu');
    expect(silent).toEqual([]);
  });

  it('leaves to the page what the page does by itself', () => {
    const { find } = setUp({ platform });
    for (const label of ['New Room…', 'Jump To…', 'Next Unread Room', 'Settings…', 'Keyboard Shortcuts']) {
      expect(find(label)?.registerAccelerator).toBe(false);
    }
  });

  it('has a way to quit and to close', () => {
    const roles = setUp({ platform }).items.map(({ role }) => role);
    expect(roles).toEqual(expect.arrayContaining(['quit', 'close', 'minimize', 'togglefullscreen']));
  });
});

it('an entry does what its key does', () => {
  const { click, done } = setUp();
  for (const label of ['Jump To…', 'Next Unread Room', 'Zoom In', 'Actual Size', 'Show Logs']) click(label);
  expect(done).toEqual(['CmdOrCtrl+K', 'Alt+Shift+Down', 1, 0, 'logs']);
});

it('spelling is checked, or not', () => {
  expect(setUp().find(en.desktop.menu.spelling)).toMatchObject({ checked: false });
  const { find, click, done } = setUp({ platform: 'win32', spelling: true });
  expect(find(en.desktop.menu.spelling)).toMatchObject({ type: 'checkbox', checked: true });
  click(en.desktop.menu.spelling, false);
  expect(done).toEqual([false]);
});

it('reload and the developer tools are for development', () => {
  expect(setUp().find('Reload')).toBeUndefined();
  expect(setUp({ development: true }).find('Reload')).toBeDefined();
});

it('speaks the language of the app', () => {
  expect(setUp({}, de).menu.map(({ label }) => label)).toEqual([
    '&Datei',
    '&Bearbeiten',
    '&Ansicht',
    '&Gehe zu',
    '&Fenster',
    '&Hilfe',
  ]);
});

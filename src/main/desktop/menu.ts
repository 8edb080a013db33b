import type { MenuItemConstructorOptions } from 'electron';
import type { OpenTarget } from '#shared/bridge/bridge';
import type { Words } from '#shared/words/words';

/** What the menu can do beyond Electron's own roles. */
export interface MenuActions {
  open(target: OpenTarget): void;
  /** Does in the page what its key does there. */
  press(accelerator: string): void;
  /** Makes all of the page larger or smaller by a step; 0 makes it as large as usual. */
  zoom(step: -1 | 0 | 1): void;
  checkSpelling(on: boolean): void;
  showLogs(): void;
}

/** What the menu shows. */
export interface MenuState {
  readonly platform: NodeJS.Platform;
  /** Adds reload and the developer tools. */
  readonly development: boolean;
  /** Whether spelling is checked. */
  readonly spelling: boolean;
}

type MenuWords = Words['desktop']['menu'];
type Item = MenuItemConstructorOptions;

/** The application menu. On Windows and Linux it stays hidden until Alt is pressed; its keys work all the same. */
export function menuTemplate(state: MenuState, words: MenuWords, actions: MenuActions): Item[] {
  const isMac = state.platform === 'darwin';
  const keys = keyItems(words, actions);
  const settings = shown(words.settings, 'CmdOrCtrl+,', () => actions.open({ kind: 'settings' }));
  return [
    ...(isMac ? [macMenu(settings, words)] : []),
    {
      label: words.file,
      submenu: [
        keys.newRoom,
        keys.joinOrHost,
        SEPARATOR,
        ...(isMac ? [{ role: 'close', label: words.close } as Item] : [settings, SEPARATOR, quit(words)]),
      ],
    },
    editMenu(state, words, keys, actions),
    viewMenu(state, words, keys, actions),
    goMenu(words, keys),
    windowMenu(isMac, words),
    helpMenu(words, actions),
  ];
}

const SEPARATOR: Item = { type: 'separator' };

/** An entry whose key the page handles itself, wherever the focus is: the menu only shows it. */
const shown = (label: string, accelerator: string, click: () => void): Item => ({
  label,
  accelerator,
  registerAccelerator: false,
  click,
});

/** Entries that do what a key does in the page. */
function keyItems(words: MenuWords, { press }: MenuActions) {
  const key = (label: string, accelerator: string) => shown(label, accelerator, () => press(accelerator));
  return {
    newRoom: key(words.newRoom, 'CmdOrCtrl+N'),
    joinOrHost: key(words.joinOrHost, 'CmdOrCtrl+J'),
    find: key(words.find, 'CmdOrCtrl+F'),
    findEverywhere: key(words.findEverywhere, 'CmdOrCtrl+Shift+F'),
    people: key(words.people, 'CmdOrCtrl+.'),
    rooms: key(words.rooms, 'CmdOrCtrl+\\'),
    switcher: key(words.switcher, 'CmdOrCtrl+K'),
    back: key(words.back, 'Alt+Left'),
    forward: key(words.forward, 'Alt+Right'),
    previousRoom: key(words.previousRoom, 'Alt+Up'),
    nextRoom: key(words.nextRoom, 'Alt+Down'),
    previousUnread: key(words.previousUnread, 'Alt+Shift+Up'),
    nextUnread: key(words.nextUnread, 'Alt+Shift+Down'),
  };
}

type Keys = ReturnType<typeof keyItems>;

const quit = (words: MenuWords): Item => ({ role: 'quit', label: words.quit });

/** The menu that bears the app's name, as macOS has it, with the settings where people look for them. */
const macMenu = (settings: Item, words: MenuWords): Item => ({
  role: 'appMenu',
  submenu: [
    { role: 'about', label: words.about },
    SEPARATOR,
    settings,
    SEPARATOR,
    { role: 'services', label: words.services },
    SEPARATOR,
    { role: 'hide', label: words.hide },
    { role: 'hideOthers', label: words.hideOthers },
    { role: 'unhide', label: words.showAll },
    SEPARATOR,
    quit(words),
  ],
});

const editMenu = ({ spelling }: MenuState, words: MenuWords, keys: Keys, actions: MenuActions): Item => ({
  label: words.edit,
  submenu: [
    { role: 'undo', label: words.undo },
    { role: 'redo', label: words.redo },
    SEPARATOR,
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'pasteAndMatchStyle', label: words.pasteAsText, accelerator: 'CmdOrCtrl+Shift+V' },
    { role: 'delete', label: words.delete },
    { role: 'selectAll', label: words.selectAll },
    SEPARATOR,
    keys.find,
    keys.findEverywhere,
    SEPARATOR,
    spellingItem(spelling, words, actions),
  ],
});

const spellingItem = (checked: boolean, words: MenuWords, actions: MenuActions): Item => ({
  label: words.spelling,
  type: 'checkbox',
  checked,
  click: (item) => actions.checkSpelling(item.checked),
});

const viewMenu = ({ development }: MenuState, words: MenuWords, keys: Keys, { zoom }: MenuActions): Item => ({
  label: words.view,
  submenu: [
    keys.people,
    keys.rooms,
    SEPARATOR,
    { label: words.usualText, accelerator: 'CmdOrCtrl+0', click: () => zoom(0) },
    { label: words.largerText, accelerator: 'CmdOrCtrl+Plus', click: () => zoom(1) },
    // The same key where plus needs Shift.
    { label: words.largerText, accelerator: 'CmdOrCtrl+=', visible: false, click: () => zoom(1) },
    { label: words.smallerText, accelerator: 'CmdOrCtrl+-', click: () => zoom(-1) },
    SEPARATOR,
    { role: 'togglefullscreen', label: words.fullScreen },
    ...(development
      ? ([
          SEPARATOR,
          { role: 'reload', label: words.reload },
          { role: 'toggleDevTools', label: words.developerTools },
        ] as const)
      : []),
  ],
});

const goMenu = (words: MenuWords, keys: Keys): Item => ({
  label: words.go,
  submenu: [
    keys.switcher,
    SEPARATOR,
    keys.back,
    keys.forward,
    SEPARATOR,
    keys.previousRoom,
    keys.nextRoom,
    keys.previousUnread,
    keys.nextUnread,
  ],
});

const windowMenu = (isMac: boolean, words: MenuWords): Item => ({
  label: words.window,
  role: 'window',
  submenu: [
    { role: 'minimize', label: words.minimize },
    ...(isMac
      ? ([{ role: 'zoom', label: words.zoom }, SEPARATOR, { role: 'front', label: words.front }] as const)
      : ([{ role: 'close', label: words.close }] as const)),
  ],
});

const helpMenu = (words: MenuWords, { open, showLogs }: MenuActions): Item => ({
  label: words.help,
  role: 'help',
  submenu: [
    { label: words.helpPage, click: () => open({ kind: 'help' }) },
    shown(words.shortcuts, 'CmdOrCtrl+/', () => open({ kind: 'shortcuts' })),
    { label: words.logs, click: () => showLogs() },
  ],
});

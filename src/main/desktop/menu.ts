import type { MenuItemConstructorOptions } from 'electron';
import type { OpenTarget } from '#shared/bridge/bridge';

/** What the menu can do beyond Electron's own roles. */
export interface MenuActions {
  open(target: OpenTarget): void;
  showLogs(): void;
}

/**
 * The application menu. On Windows and Linux it stays hidden until Alt is pressed; its keys work all the same.
 *
 * @param development adds reload and the developer tools
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  development: boolean,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const settings = pageItem('Settings…', 'CmdOrCtrl+,', () => actions.open({ kind: 'settings' }));
  const shortcuts = pageItem('Keyboard Shortcuts', 'CmdOrCtrl+/', () => actions.open({ kind: 'shortcuts' }));
  return [
    platform === 'darwin' ? macMenu(settings) : { label: '&File', submenu: [settings, SEPARATOR, { role: 'quit' }] },
    { role: 'editMenu' },
    viewMenu(development),
    { role: 'windowMenu' },
    { role: 'help', submenu: [shortcuts, { label: 'Show Logs', click: () => actions.showLogs() }] },
  ];
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** An entry whose key the page handles itself, wherever the focus is: the menu only shows it. */
const pageItem = (label: string, accelerator: string, click: () => void): MenuItemConstructorOptions => ({
  label,
  accelerator,
  registerAccelerator: false,
  click,
});

/** The menu that bears the app's name, as macOS has it, with the settings where people look for them. */
const macMenu = (settings: MenuItemConstructorOptions): MenuItemConstructorOptions => ({
  role: 'appMenu',
  submenu: [
    { role: 'about' },
    SEPARATOR,
    settings,
    SEPARATOR,
    { role: 'services' },
    SEPARATOR,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    SEPARATOR,
    { role: 'quit' },
  ],
});

const viewMenu = (development: boolean): MenuItemConstructorOptions => ({
  label: '&View',
  submenu: [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    SEPARATOR,
    { role: 'togglefullscreen' },
    ...(development ? ([SEPARATOR, { role: 'reload' }, { role: 'toggleDevTools' }] as const) : []),
  ],
});

import type { MenuItemConstructorOptions } from 'electron';

/** What the menu can do beyond Electron's own roles. */
export interface MenuActions {
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
  const mac = platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : [fileMenu]),
    { role: 'editMenu' },
    viewMenu(development),
    { role: 'windowMenu' },
    { role: 'help', submenu: [{ label: 'Show Logs', click: () => actions.showLogs() }] },
  ];
}

const fileMenu: MenuItemConstructorOptions = { label: '&File', submenu: [{ role: 'quit' }] };

function viewMenu(development: boolean): MenuItemConstructorOptions {
  const developer: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ];
  return {
    label: '&View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...(development ? developer : []),
    ],
  };
}

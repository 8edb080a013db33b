import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, dialog, ipcMain, shell } from 'electron';
import type { AppPaths } from '../desktop/app-paths';
import { Archive } from '../desktop/archive/archive';
import { ArchiveDialogs } from '../desktop/archive/archive-dialogs';
import { FileDialogs } from '../desktop/files/file-dialogs';
import { readLicences } from '../desktop/licences';
import type { Lifetime } from '../desktop/lifetime';
import { LoginItem, linuxConfigFolder } from '../desktop/login-item';
import type { MessageLinks } from '../desktop/message-links';
import { KeyFileDialogs } from '../desktop/moving/key-file-dialogs';
import { Moving } from '../desktop/moving/moving';
import type { Page } from '../desktop/page';
import { saveReport } from '../desktop/report/report';
import { systemFigures } from '../desktop/report/system-figures';
import { SystemDialogs } from '../desktop/system-dialogs';
import { createHandlers } from '../ipc/create-handlers';
import { ElectronIpc } from '../ipc/electron-ipc';
import { Router } from '../ipc/router';
import type { Logger } from '../logger';
import type { Core } from './core';

/** The two channels between pages and everything else. */
export function openIpc(
  core: Core,
  front: { readonly current: () => BrowserWindow | null; readonly links: MessageLinks },
  page: Page,
  paths: AppPaths,
  logger: Logger,
  lifetime: Lifetime,
) {
  const words = () => core.language.words;
  const system = new SystemDialogs({ dialog, window: front.current });
  const dialogs = new FileDialogs({ system, words, downloads: () => app.getPath('downloads') });
  const figures = () => systemFigures(app.getVersion(), app.isPackaged);
  const handlers = createHandlers({
    ...core,
    dialogs,
    archive: openArchive(core, system, logger),
    moving: openMoving(core, system),
    beep: () => shell.beep(),
    licences: () => readLicences(join(__dirname, '../licences.json')),
    saveReport: () => saveReport({ ...core, paths, system: figures, dialogs, words, now: () => new Date(), logger }),
    openFolder: (path) => shell.openPath(path),
    showFile: (path) => shell.showItemInFolder(path),
    program: app.isPackaged ? [process.env.APPIMAGE ?? process.execPath] : ['node', 'out/main/headless.cjs'],
    openAtLogin: (on) => openLoginItem().set(on),
    openHearthLink: (link) => front.links.open(link),
    openExternal: (url) => shell.openExternal(url),
    writeClipboard: (text) => clipboard.writeText(text),
  });
  const ipc = new ElectronIpc(ipcMain, new Router(handlers, () => core.language.words, logger), page, logger);
  core.state.onChange((state) => ipc.broadcast({ kind: 'state', state }));
  core.spelling.onChange(() => ipc.broadcast({ kind: 'spelling' }));
  return { ipc: lifetime.own('ipc', ipc, (part) => part.close()), handlers };
}

/** Rooms as files, where the person says. */
function openArchive(core: Core, system: SystemDialogs, logger: Logger): Archive {
  const words = () => core.language.words;
  const dialogs = new ArchiveDialogs({ system, words, folder: () => app.getPath('documents') });
  return new Archive({ ...core, dialogs, now: () => new Date(), logger });
}

/** The person's key as a file, where they say. */
function openMoving(core: Core, system: SystemDialogs): Moving {
  const words = () => core.language.words;
  const dialogs = new KeyFileDialogs({ system, words, folder: () => app.getPath('documents') });
  return new Moving({ ...core, dialogs });
}

/** How this app opens with the computer: the AppImage itself, not what it unpacked; in the source tree Electron with it. */
function openLoginItem(): LoginItem {
  const program: [string, ...string[]] = app.isPackaged
    ? [process.env.APPIMAGE ?? process.execPath]
    : [process.execPath, app.getAppPath()];
  const configFolder = linuxConfigFolder(process.env, app.getPath('home'));
  return new LoginItem({ app, platform: process.platform, program, configFolder });
}

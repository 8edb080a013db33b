import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  clipboard,
  dialog,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  shell,
} from 'electron';
import type { AppPaths } from '../desktop/app-paths';
import { askBeforeClosing } from '../desktop/ask-before-closing';
import { AwayWatch } from '../desktop/away-watch';
import { closingQuestion } from '../desktop/closing-question';
import { serveFiles } from '../desktop/files/file-scheme';
import type { Lifetime } from '../desktop/lifetime';
import { MessageLinks } from '../desktop/message-links';
import { NativeMenus } from '../desktop/native-menus';
import { builtPage, developmentPage, type Page } from '../desktop/page';
import { Quitting } from '../desktop/quitting';
import { Theme } from '../desktop/theme';
import { lockDown } from '../desktop/web-lockdown';
import { MainWindow } from '../desktop/window';
import type { Caller, Handlers } from '../ipc/router';
import { Subscriptions } from '../ipc/subscriptions';
import type { Logger } from '../logger';
import { openAttention } from './attention';
import type { Core } from './core';
import type { Documents } from './documents';
import { openNotifications } from './notices';
import { openIpc } from './requests';
import { iconPath } from './resources';

/** The window and what belongs to it: requests, notifications, title and badge, menus, and the way out. */
export function openFront(core: Core, documents: Documents, paths: AppPaths, logger: Logger, lifetime: Lifetime) {
  const { settings, language, peer } = core;
  const page = choosePage();
  lockDown(app, session.defaultSession, page, logger);
  serveFiles(protocol, peer.files);
  const theme = lifetime.own('theme', new Theme(nativeTheme, settings), (part) => part.close());
  const links = lifetime.own('links', new MessageLinks(peer, (to) => window.open(to)), (part) => part.close());
  const { ipc, handlers } = openIpc(core, { current: () => window.current, links }, page, paths, logger, lifetime);
  const quitting = openQuitting(core, () => window.current, logger, lifetime);
  const window = new MainWindow({
    page,
    preload: join(__dirname, '../preload/index.cjs'),
    icon: iconPath('icons/256x256.png'),
    state: documents.window,
    theme,
    logger,
    words: () => language.words.desktop,
    zoom: () => settings.value.zoom,
    connect: (contents) => {
      menus.serve(contents);
      return ipc.serve(contents);
    },
    attention: () => attention.update(),
    mayClose: () => quitting.windowMayClose(),
  });
  const notifications = openNotifications(core, window, lifetime);
  const attention = openAttention(core, { window, notifications, theme }, logger, lifetime);
  lifetime.own('window', window, (part) => part.destroy());
  settings.onChange(() => window.applyZoom());
  const menus = openMenus(core, window, handlers, paths, logger, lifetime);
  const away = new AwayWatch(powerMonitor, settings, (presence) => peer.setPresence(presence));
  lifetime.own('away', away, (part) => part.close());
  return { window, links };
}

/** The menus of the app, and those of a right click in its page. */
function openMenus(
  { settings, language, spelling }: Core,
  window: MainWindow,
  handlers: Handlers,
  paths: AppPaths,
  logger: Logger,
  lifetime: Lifetime,
): NativeMenus {
  const nobody: Caller = { subscriptions: new Subscriptions(), send: () => undefined };
  const menus = new NativeMenus({
    Menu,
    platform: process.platform,
    development: !app.isPackaged,
    language,
    settings,
    spelling,
    window: () => window.current,
    actions: {
      open: (target) => window.open(target),
      showLogs: () => void shell.openPath(paths.logs),
      openLink: (url) => void handlers['link.open']({ url }, nobody),
      copy: (text) => void clipboard.writeText(text),
      savePicture: (place) => void handlers['files.save'](place, nobody),
    },
    failed: (error) => logger.error('setting_not_kept', error),
  });
  return lifetime.own('menus', menus, (part) => part.close());
}

/** The way out: by the window, by the menu, or because the system ends. */
function openQuitting(core: Core, window: () => BrowserWindow | null, logger: Logger, lifetime: Lifetime): Quitting {
  const quitting = new Quitting({
    app,
    platform: process.platform,
    question: () => closingQuestion(core.hosting.state(), core.language.words.desktop.closing),
    ask: (question) => askBeforeClosing(dialog, window(), question),
    end: () => lifetime.end(),
    logger,
  });
  process.on('SIGTERM', () => quitting.now()).on('SIGINT', () => quitting.now());
  return quitting;
}

/** The built page; during development the one of the server that reloads it. */
function choosePage(): Page {
  const server = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  return server ? developmentPage(session.defaultSession, server) : builtPage(protocol, join(__dirname, '../renderer'));
}

import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeTheme,
  protocol,
  safeStorage,
  session,
  shell,
} from 'electron';
import * as v from 'valibot';
import { Settings as SettingsSchema } from '#shared/bridge/settings';
import { createLogger } from './create-logger';
import { type AppPaths, appPaths } from './desktop/app-paths';
import { APP_SCHEME_PRIVILEGES } from './desktop/app-scheme';
import { AppStateSource } from './desktop/app-state';
import { askBeforeClosing } from './desktop/ask-before-closing';
import { Attention } from './desktop/attention';
import { closingQuestion } from './desktop/closing-question';
import { commandWords, runWithoutScreen } from './desktop/command-start';
import { Drafts, DraftsFile } from './desktop/drafts';
import { FileDialogs } from './desktop/files/file-dialogs';
import { FILE_SCHEME_PRIVILEGES, serveFiles } from './desktop/files/file-scheme';
import { Hosting } from './desktop/hosting';
import { HostingChoice } from './desktop/hosting-choice';
import { Lifetime } from './desktop/lifetime';
import { LogFile } from './desktop/log-file';
import { type MenuActions, menuTemplate } from './desktop/menu';
import { createNativePresenter } from './desktop/native-presenter';
import { NewcomerWatch } from './desktop/newcomer-watch';
import { type NotificationRules, Notifications } from './desktop/notifications';
import { builtPage, developmentPage, type Page } from './desktop/page';
import { Quitting } from './desktop/quitting';
import { RoomInView } from './desktop/room-in-view';
import { createSecretBox } from './desktop/secret-box';
import { Settings } from './desktop/settings';
import { claimSingleInstance, Starts } from './desktop/single-instance';
import { SpokenLanguage } from './desktop/spoken-language';
import { StorageNotes } from './desktop/storage-notes';
import { StorageWatch } from './desktop/storage-watch';
import { Theme } from './desktop/theme';
import { lockDown } from './desktop/web-lockdown';
import { MainWindow } from './desktop/window';
import { WindowState } from './desktop/window-state';
import { runCommandLine } from './headless/command-line';
import { isMaintenance } from './headless/commands/maintenance';
import { createHost } from './host/create-host';
import type { HostOptions } from './host/host';
import { createHandlers } from './ipc/create-handlers';
import { ElectronIpc } from './ipc/electron-ipc';
import { Router } from './ipc/router';
import type { Logger } from './logger';
import { createPeer } from './peer/create-peer';
import { searchWorkerPath } from './search-worker-path';
import type { Document } from './store/document';
import { openDocument } from './store/open-document';
import { logUnhandledErrors } from './unhandled-errors';

const words = commandWords(process.argv, !process.defaultApp);
if (isMaintenance(words)) void runCommand(words);
else start();

/** Started with one of Hearth's words the executable is a command line, and opens no window. */
async function runCommand(words: readonly string[]): Promise<void> {
  const code =
    runWithoutScreen(join(__dirname, 'headless.cjs'), words) ??
    (await runCommandLine(words, searchWorkerPath(__dirname)));
  app.exit(code ?? 0);
}

/** What must happen before Electron is ready, then all the rest. */
function start(): void {
  const paths = appPaths(app.getPath('userData'));
  const logger = createLogger(new LogFile(paths.logs));
  logUnhandledErrors(process, logger);
  // Started with --no-sandbox (as root there is no other way), insisting on it would abort every child process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([APP_SCHEME_PRIVILEGES, FILE_SCHEME_PRIVILEGES]);
  // Windows shows the notifications of apps it can name: the id of electron-builder.yml.
  app.setAppUserModelId('chat.hearth.desktop');
  if (!claimSingleInstance(app)) {
    app.quit();
    return;
  }
  const starts = new Starts(app, process.argv);
  app
    .whenReady()
    .then(() => run(starts, paths, logger))
    .catch((error: unknown) => {
      logger.error('start_failed', error);
      dialog.showErrorBox('Hearth could not start', error instanceof Error ? error.message : String(error));
      app.exit(1);
    });
}

/** The whole app, from the disk up to the window. What starts last ends first. */
async function run(starts: Starts, paths: AppPaths, logger: Logger): Promise<void> {
  logger.info('app_started', { version: app.getVersion(), electron: process.versions.electron });
  const lifetime = new Lifetime(logger);
  const documents = await openDocuments(paths, logger, lifetime);
  // From here to the window without a pause: what the peer tells must find its listeners.
  const core = await startCore(documents, paths, logger, lifetime);
  const window = openDesktop(core, documents, paths, logger, lifetime);
  starts.listen((link) => (link ? window.open({ kind: 'join', link }) : window.show()));
  await core.hosting.resume();
}

type Documents = Awaited<ReturnType<typeof openDocuments>>;

/** What this install remembers beside its person and its hosts. */
async function openDocuments(paths: AppPaths, logger: Logger, lifetime: Lifetime) {
  const open = async <T extends object>(path: string, schema: v.GenericSchema<unknown, T>): Promise<Document<T>> => {
    const document = await openDocument(path, schema, v.parse(schema, {}), { logger });
    return lifetime.own('document', document, (part) => part.close());
  };
  return {
    settings: await open(paths.settings, SettingsSchema),
    hosting: await open(paths.hosting, HostingChoice),
    window: await open(paths.window, WindowState),
    storage: await open(paths.storageNotes, StorageNotes),
    drafts: await open(paths.drafts, DraftsFile),
  };
}

type Core = Awaited<ReturnType<typeof startCore>>;

/** What the app is without a window: a person, the hosts they joined, the host they run, and what they chose. */
async function startCore(documents: Documents, paths: AppPaths, logger: Logger, lifetime: Lifetime) {
  const secretBox = createSecretBox(safeStorage, process.platform);
  const settings = new Settings(documents.settings);
  const spoken = new SpokenLanguage(settings, () => app.getPreferredSystemLanguages());
  const language = lifetime.own('language', spoken, (part) => part.close());
  const opened = await createPeer({ folder: paths.peer, secretBox, words: () => language.words, logger });
  if (!opened.ok) throw new Error(opened.error.message);
  const peer = lifetime.own('peer', opened.value, (part) => part.close());
  const startHost = (options: HostOptions) => createHost({ ...options, searchWorker: searchWorkerPath(__dirname) });
  const parts = { folder: paths.host, choice: documents.hosting, peer, createHost: startHost, logger };
  const hosting = lifetime.own('hosting', new Hosting(parts), (part) => part.close());
  const watched = { notes: documents.storage, host: () => hosting.host, logger };
  const storage = lifetime.own('storage', new StorageWatch(watched), (part) => part.close());
  const view = lifetime.own('view', new RoomInView(peer), (part) => part.close());
  const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
  const drafts = lifetime.own('drafts', new Drafts(documents.drafts, logger), (part) => part.close());
  const of = { version: app.getVersion(), platform, spellLanguages: [] as readonly string[] } as const;
  const state = new AppStateSource({ ...of, peer, hosting, storage, settings, language, drafts });
  lifetime.own('state', state, (part) => part.close());
  return { settings, peer, hosting, storage, view, state, drafts, language };
}

/** The window and what belongs to it: requests, notifications, title and badge, the menu, and the way out. */
function openDesktop(
  core: Core,
  documents: Documents,
  paths: AppPaths,
  logger: Logger,
  lifetime: Lifetime,
): MainWindow {
  const { settings, peer, view } = core;
  const page = choosePage();
  lockDown(app, session.defaultSession, page, logger);
  const theme = lifetime.own('theme', new Theme(nativeTheme, settings), (part) => part.close());
  serveFiles(protocol, peer.files);
  const dialogs = new FileDialogs({
    dialog,
    window: () => window.current,
    words: () => core.language.words,
    downloads: () => app.getPath('downloads'),
  });
  const ipc = openIpc(core, dialogs, page, logger, lifetime);
  const quitting = openQuitting(core, () => window.current, logger, lifetime);
  const window = new MainWindow({
    page,
    preload: join(__dirname, '../preload/index.cjs'),
    icon: join(resources(), 'icons/256x256.png'),
    state: documents.window,
    theme,
    logger,
    connect: (contents) => ipc.serve(contents),
    attention: () => attention.update(),
    mayClose: () => quitting.windowMayClose(),
  });
  const notifications = openNotifications(core, window, lifetime);
  const attention = new Attention({ peer, view, window, notifications, setBadge: (count) => app.setBadgeCount(count) });
  lifetime.own('attention', attention, (part) => part.close());
  lifetime.own('window', window, (part) => part.destroy());
  const actions: MenuActions = {
    open: (target) => window.open(target),
    showLogs: () => void shell.openPath(paths.logs),
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, !app.isPackaged, actions)));
  return window;
}

/** The way out: by the window, by the menu, or because the system ends. */
function openQuitting(core: Core, window: () => BrowserWindow | null, logger: Logger, lifetime: Lifetime): Quitting {
  const quitting = new Quitting({
    app,
    platform: process.platform,
    question: () => closingQuestion(core.hosting.state()),
    ask: (question) => askBeforeClosing(dialog, window(), question),
    end: () => lifetime.end(),
    logger,
  });
  process.on('SIGTERM', () => quitting.now()).on('SIGINT', () => quitting.now());
  return quitting;
}

/** The folder of icons, where electron-builder puts it and where it is in the source tree. */
const resources = (): string =>
  app.isPackaged ? join(process.resourcesPath, 'icons') : join(app.getAppPath(), 'resources');

/** The built page; during development the one of the server that reloads it. */
function choosePage(): Page {
  const server = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  return server ? developmentPage(session.defaultSession, server) : builtPage(protocol, join(__dirname, '../renderer'));
}

/** The two channels between pages and everything else. */
function openIpc(core: Core, dialogs: FileDialogs, page: Page, logger: Logger, lifetime: Lifetime): ElectronIpc {
  const handlers = createHandlers({
    ...core,
    dialogs,
    openFolder: (path) => shell.openPath(path),
    showFile: (path) => shell.showItemInFolder(path),
    program: app.isPackaged ? [process.env.APPIMAGE ?? process.execPath] : ['node', 'out/main/headless.cjs'],
    openExternal: (url) => shell.openExternal(url),
    writeClipboard: (text) => clipboard.writeText(text),
  });
  const ipc = new ElectronIpc(ipcMain, new Router(handlers, logger), page, logger);
  core.state.onChange((state) => ipc.broadcast({ kind: 'state', state }));
  return lifetime.own('ipc', ipc, (part) => part.close());
}

/** What the person is told while they look elsewhere. */
function openNotifications({ peer, settings, view }: Core, window: MainWindow, lifetime: Lifetime): Notifications {
  const rules: NotificationRules = {
    me: () => peer.me()?.id,
    notify: () => settings.value.notify_messages,
    previews: () => settings.value.notify_previews,
    inView: (host, room) => window.hasAttention() && view.shows(host, room),
    open: (target) => window.open(target),
  };
  const notifications = new Notifications(rules, createNativePresenter(Notification, process.platform));
  const newcomers = new NewcomerWatch(peer, (host, newcomer) => notifications.newcomerAnswered(host, newcomer));
  peer.on('message', (incoming, caughtUp) => notifications.message(incoming, caughtUp));
  peer.on('invitation', (incoming) => notifications.invitation(incoming));
  peer.on('newcomer', (incoming) => {
    notifications.newcomer(incoming);
    newcomers.add(incoming);
  });
  lifetime.own('newcomers', newcomers, (part) => part.close());
  return lifetime.own('notifications', notifications, (part) => part.close());
}

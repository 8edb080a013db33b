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
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell,
} from 'electron';
import * as v from 'valibot';
import { Settings as SettingsSchema } from '#shared/bridge/settings';
import { languageFor } from '#shared/words/language';
import { wordsIn } from '#shared/words/words';
import { createLogger } from './create-logger';
import { type AppPaths, appPaths } from './desktop/app-paths';
import { APP_SCHEME_PRIVILEGES } from './desktop/app-scheme';
import { AppStateSource } from './desktop/app-state';
import { Archive } from './desktop/archive/archive';
import { ArchiveDialogs } from './desktop/archive/archive-dialogs';
import { askBeforeClosing } from './desktop/ask-before-closing';
import { Attention } from './desktop/attention';
import { AwayWatch } from './desktop/away-watch';
import { closingQuestion } from './desktop/closing-question';
import { commandWords, runWithoutScreen } from './desktop/command-start';
import { Drafts, DraftsFile } from './desktop/drafts';
import { FileDialogs } from './desktop/files/file-dialogs';
import { FILE_SCHEME_PRIVILEGES, serveFiles } from './desktop/files/file-scheme';
import { Hosting } from './desktop/hosting';
import { HostingChoice } from './desktop/hosting-choice';
import { Lifetime } from './desktop/lifetime';
import { LogFile } from './desktop/log-file';
import { LoginItem, linuxConfigFolder } from './desktop/login-item';
import { MessageLinks } from './desktop/message-links';
import { NativeMenus } from './desktop/native-menus';
import { createNativePresenter } from './desktop/native-presenter';
import { NewcomerWatch } from './desktop/newcomer-watch';
import { type NotificationRules, Notifications } from './desktop/notifications';
import { isQuiet, notifies, waitingIn } from './desktop/notify-level';
import { builtPage, developmentPage, type Page } from './desktop/page';
import { Quitting } from './desktop/quitting';
import { RefusedAmendments } from './desktop/refused-amendments';
import { RoomInView } from './desktop/room-in-view';
import { createSecretBox } from './desktop/secret-box';
import { Settings } from './desktop/settings';
import { claimSingleInstance, Starts } from './desktop/single-instance';
import { Spelling } from './desktop/spelling';
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
import { type Caller, type Handlers, Router } from './ipc/router';
import { Subscriptions } from './ipc/subscriptions';
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
      const { desktop } = wordsIn(languageFor('system', app.getPreferredSystemLanguages()));
      dialog.showErrorBox(desktop.startFailed, error instanceof Error ? error.message : String(error));
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
  const { window, links } = openDesktop(core, documents, paths, logger, lifetime);
  starts.listen((link) => (link ? links.open(link) : window.show()));
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
  const tellsRead = () => settings.value.tell_read;
  const opened = await createPeer({ folder: paths.peer, secretBox, words: () => language.words, tellsRead, logger });
  if (!opened.ok) throw new Error(opened.error.message);
  const peer = lifetime.own('peer', opened.value, (part) => part.close());
  const startHost = (options: HostOptions) => createHost({ ...options, searchWorker: searchWorkerPath(__dirname) });
  const words = () => language.words.desktop.problems;
  const parts = {
    folder: paths.host,
    choice: documents.hosting,
    peer,
    createHost: startHost,
    words,
    logger,
  };
  const hosting = lifetime.own('hosting', new Hosting(parts), (part) => part.close());
  const watched = { notes: documents.storage, host: () => hosting.host, words, logger };
  const storage = lifetime.own('storage', new StorageWatch(watched), (part) => part.close());
  const view = lifetime.own('view', new RoomInView(peer), (part) => part.close());
  const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
  const drafts = lifetime.own('drafts', new Drafts(documents.drafts, logger), (part) => part.close());
  const spelling = new Spelling(session.defaultSession, process.platform, settings);
  lifetime.own('spelling', spelling, (part) => part.close());
  const of = { version: app.getVersion(), platform, spellLanguages: spelling.languages } as const;
  const state = new AppStateSource({ ...of, peer, hosting, storage, settings, language, drafts });
  lifetime.own('state', state, (part) => part.close());
  return { settings, peer, hosting, storage, view, state, drafts, language, spelling };
}

/** The window and what belongs to it: requests, notifications, title and badge, menus, and the way out. */
function openDesktop(core: Core, documents: Documents, paths: AppPaths, logger: Logger, lifetime: Lifetime) {
  const { settings, language, peer } = core;
  const page = choosePage();
  lockDown(app, session.defaultSession, page, logger);
  serveFiles(protocol, peer.files);
  const theme = lifetime.own('theme', new Theme(nativeTheme, settings), (part) => part.close());
  const links = lifetime.own('links', new MessageLinks(peer, (to) => window.open(to)), (part) => part.close());
  const { ipc, handlers } = openIpc(core, { current: () => window.current, links }, page, logger, lifetime);
  const quitting = openQuitting(core, () => window.current, logger, lifetime);
  const window = new MainWindow({
    page,
    preload: join(__dirname, '../preload/index.cjs'),
    icon: join(resources(), 'icons/256x256.png'),
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
  const attention = openAttention(core, window, notifications, lifetime);
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

/** Title and badge: how much waits. */
function openAttention(
  { peer, view, settings, language }: Core,
  window: MainWindow,
  notifications: Notifications,
  lifetime: Lifetime,
): Attention {
  const setBadge = (count: number) => {
    app.setBadgeCount(count);
    window.mark(count > 0 ? language.words.desktop.badge(count) : null);
  };
  const attention = new Attention({ peer, view, settings, window, notifications, setBadge });
  return lifetime.own('attention', attention, (part) => part.close());
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

/** The folder of icons, where electron-builder puts it and where it is in the source tree. */
const resources = (): string =>
  app.isPackaged ? join(process.resourcesPath, 'icons') : join(app.getAppPath(), 'resources');

/** The built page; during development the one of the server that reloads it. */
function choosePage(): Page {
  const server = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  return server ? developmentPage(session.defaultSession, server) : builtPage(protocol, join(__dirname, '../renderer'));
}

/** Rooms as files, where the person says. */
function openArchive(core: Core, window: () => BrowserWindow | null, logger: Logger): Archive {
  const words = () => core.language.words;
  const dialogs = new ArchiveDialogs({ dialog, window, words, folder: () => app.getPath('documents') });
  return new Archive({ ...core, dialogs, now: () => new Date(), logger });
}

/** How this app opens with the computer: the AppImage itself, not what it unpacked; in the source tree Electron with it. */
function openLoginItem(): LoginItem {
  const program: [string, ...string[]] = app.isPackaged
    ? [process.env.APPIMAGE ?? process.execPath]
    : [process.execPath, app.getAppPath()];
  const configFolder = linuxConfigFolder(process.env, app.getPath('home'));
  return new LoginItem({ app, platform: process.platform, program, configFolder });
}

/** The two channels between pages and everything else. */
function openIpc(
  core: Core,
  front: { readonly current: () => BrowserWindow | null; readonly links: MessageLinks },
  page: Page,
  logger: Logger,
  lifetime: Lifetime,
) {
  const dialogs = new FileDialogs({
    dialog,
    window: front.current,
    words: () => core.language.words,
    downloads: () => app.getPath('downloads'),
  });
  const handlers = createHandlers({
    ...core,
    dialogs,
    archive: openArchive(core, front.current, logger),
    openFolder: (path) => shell.openPath(path),
    showFile: (path) => shell.showItemInFolder(path),
    program: app.isPackaged ? [process.env.APPIMAGE ?? process.execPath] : ['node', 'out/main/headless.cjs'],
    openAtLogin: (on) => openLoginItem().set(on),
    openHearthLink: (link) => front.links.open(link),
    openExternal: (url) => shell.openExternal(url),
    writeClipboard: (text) => clipboard.writeText(text),
  });
  const ipc = new ElectronIpc(ipcMain, new Router(handlers, logger), page, logger);
  core.state.onChange((state) => ipc.broadcast({ kind: 'state', state }));
  return { ipc: lifetime.own('ipc', ipc, (part) => part.close()), handlers };
}

/** What the person is told while they look elsewhere. */
function openNotifications(core: Core, window: MainWindow, lifetime: Lifetime): Notifications {
  const { peer, settings, view, language } = core;
  const rules: NotificationRules = {
    me: () => peer.me()?.id,
    notifies: (incoming) => notifies(settings.value, incoming, Date.now()),
    waiting: (host, room) => waitingIn(settings.value, host, room),
    quiet: () => isQuiet(settings.value, Date.now()),
    previews: () => settings.value.notify_previews,
    words: () => language.words.desktop.notice,
    inView: (host, room) => window.hasAttention() && view.shows(host, room),
    attract: () => window.flash(),
    open: (target) => window.open(target),
  };
  const presenter = createNativePresenter(Notification, process.platform, () => settings.value.notify_sounds);
  const notifications = new Notifications(rules, presenter);
  const newcomers = new NewcomerWatch(peer, (host, newcomer) => notifications.newcomerAnswered(host, newcomer));
  const words = () => language.words;
  const copy = (text: string) => clipboard.writeText(text);
  const refused = new RefusedAmendments({ dialog, window: () => window.current, words, copy });
  peer.on('message', (incoming, caughtUp) => notifications.message(incoming, caughtUp));
  peer.on('amended', (host, room, versions) => notifications.amended(host, room, versions));
  peer.on('refused', (amendment) => refused.tell(amendment));
  peer.on('invitation', (incoming) => notifications.invitation(incoming));
  peer.on('newcomer', (incoming) => {
    notifications.newcomer(incoming);
    newcomers.add(incoming);
  });
  lifetime.own('newcomers', newcomers, (part) => part.close());
  return lifetime.own('notifications', notifications, (part) => part.close());
}

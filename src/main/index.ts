import { join } from 'node:path';
import { app, dialog, protocol } from 'electron';
import { languageFor } from '#shared/words/language';
import { wordsIn } from '#shared/words/words';
import { startCore } from './app/core';
import { openDocuments } from './app/documents';
import { openFront } from './app/front';
import { createLogger } from './create-logger';
import { type AppPaths, appPaths } from './desktop/app-paths';
import { APP_SCHEME_PRIVILEGES } from './desktop/app-scheme';
import { commandWords, runWithoutScreen } from './desktop/command-start';
import { FILE_SCHEME_PRIVILEGES } from './desktop/files/file-scheme';
import { Lifetime } from './desktop/lifetime';
import { LogFile } from './desktop/log-file';
import { claimSingleInstance, Starts } from './desktop/single-instance';
import { runCommandLine } from './headless/command-line';
import { isMaintenance } from './headless/commands/maintenance';
import type { Logger } from './logger';
import { logUnhandledErrors } from './unhandled-errors';
import { searchWorkerPath } from './worker-paths';

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
  const { window, links } = openFront(core, documents, paths, logger, lifetime);
  starts.listen((link) => (link ? links.open(link) : window.show()));
  await core.hosting.resume();
}
